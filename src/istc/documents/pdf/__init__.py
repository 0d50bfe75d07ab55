"""PDF of whole reports by typst, with fonts of our own, so that it needs nothing installed."""

from istc.documents.pdf.report import FONTS, NoFonts, Press, pdf_of

__all__ = ["FONTS", "NoFonts", "Press", "pdf_of"]
