"""Turns the source into PDF with the fonts fetched at set-up."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from types import TracebackType
from typing import cast

import typst

from istc.documents.paper.report import Report
from istc.documents.pdf.source import source

FONTS = Path(__file__).resolve().parent.parent / "fonts"
FILES_OF_A_CHILD = 20


class NoFonts(Exception):
    """The fonts were not fetched: PDF would print boxes instead of words."""


def pdf_of(report: Report) -> bytes:
    """The whole file; about 0.8 GB of memory for 100,000 cells. Raises NoFonts."""
    return compiled(_written(report), str(_fonts()))


def compiled(text: bytes, fonts: str) -> bytes:
    """PDF of a typst source."""
    compiler = typst.Compiler(font_paths=[fonts], ignore_system_fonts=True)
    return cast(bytes, compiler.compile(input=text, format="pdf", pdf_tags=False))


class Press:
    """Many files one after the other, in a child process that is replaced now and then: typst
    keeps what it has seen, some 25 MB a report."""

    def __enter__(self) -> "Press":
        self._child = ProcessPoolExecutor(
            1, mp_context=get_context("spawn"), max_tasks_per_child=FILES_OF_A_CHILD
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._child.shutdown(cancel_futures=True)

    def pdf_of(self, report: Report) -> bytes:
        """As `pdf_of`. Raises NoFonts."""
        return self._child.submit(compiled, _written(report), str(_fonts())).result()


def _written(report: Report) -> bytes:
    return "".join(source(report)).encode()


def _fonts() -> Path:
    if not any(FONTS.glob("*.ttf")):
        raise NoFonts(FONTS.name)
    return FONTS
