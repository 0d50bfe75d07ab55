"""Data of a form for own and subordinate units, as streams: Excel, CSV, JSON (N38)."""

from istc.documents.export.model import About, Owned, Owner, UnitLine
from istc.documents.export.text import write_csv, write_json
from istc.documents.export.workbook import write_xlsx

__all__ = ["About", "Owned", "Owner", "UnitLine", "write_csv", "write_json", "write_xlsx"]
