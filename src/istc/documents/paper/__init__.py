"""Forms as they stand on paper: one model that Word, PDF and the print view draw alike (F60)."""

from istc.documents.paper.model import Cell, Grid, Piece, Row, Sheet, Words
from istc.documents.paper.sheets import Filled, sheet_of

__all__ = ["Cell", "Filled", "Grid", "Piece", "Row", "Sheet", "Words", "sheet_of"]
