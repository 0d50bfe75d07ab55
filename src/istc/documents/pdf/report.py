"""Turns the source into PDF with the fonts fetched at set-up."""

from pathlib import Path
from typing import cast

import typst

from istc.documents.paper.report import Report
from istc.documents.pdf.source import source

FONTS = Path(__file__).resolve().parent.parent / "fonts"


class NoFonts(Exception):
    """The fonts were not fetched: PDF would print boxes instead of words."""


def pdf_of(report: Report) -> bytes:
    """The whole file; about 0.8 GB of memory for 100,000 cells. Raises NoFonts."""
    if not any(FONTS.glob("*.ttf")):
        raise NoFonts(FONTS.name)
    written = "".join(source(report)).encode()
    compiler = typst.Compiler(font_paths=[str(FONTS)], ignore_system_fonts=True)
    return cast(bytes, compiler.compile(input=written, format="pdf", pdf_tags=False))
