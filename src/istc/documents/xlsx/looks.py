"""The formats of our workbooks: headers, cells of each kind, computed and explaining cells."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

_BASE = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
_LINE = {"border": 1, "border_color": "#C6CFD9"}
_HEAD = {"align": "center", "text_wrap": True, "bg_color": "#F2F5F8", **_LINE}
_NUMBER = {"count": "#,##0", "money": "#,##0.00##", "decimal": "#,##0.####", "date": "yyyy-mm-dd"}

LOOKS: dict[str, dict[str, Any]] = {
    "title": {"font_size": 16, "bold": True},
    "note": {"font_color": "#3B4D61"},
    "head": {**_HEAD, "bold": True},
    "code": {**_HEAD},
    "fill": {**_HEAD, "font_color": "#56677A", "font_size": 9},
    "plain": {"text_wrap": True, "valign": "top"},
    "strong": {"bold": True, "valign": "top"},
    "link": {"font_color": "#1C5A9C", "underline": 1},
    "number": {"align": "center", "font_color": "#56677A", **_LINE},
    "id": {"font_color": "#8593A3", "font_size": 8},
    "text": {"num_format": "@", "text_wrap": True, **_LINE},
    **{kind: {"num_format": code, "align": "right", **_LINE} for kind, code in _NUMBER.items()},
    **{
        f"{kind} computed": {
            "num_format": code,
            "align": "right",
            "bold": True,
            "bg_color": "#EEF2F6",
            **_LINE,
        }
        for kind, code in _NUMBER.items()
    },
    "text computed": {"num_format": "@", "bold": True, "bg_color": "#EEF2F6", **_LINE},
    "wrong": {"bg_color": "#FCECEA", "font_color": "#B0281F", "text_wrap": True, **_LINE},
    "doubt": {"bg_color": "#FCF3DF", "font_color": "#855600", "text_wrap": True, **_LINE},
}


class Looks:
    """Makes each format once for a workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[str, Format] = {}

    def __getitem__(self, name: str) -> Format:
        if name not in self._made:
            self._made[name] = self._workbook.add_format({**_BASE, **LOOKS[name]})
        return self._made[name]

    def of(self, kind: str, *, computed: bool = False) -> Format:
        """The look of a cell that holds a value of the kind."""
        name = kind if kind in _NUMBER else "text"
        return self[f"{name} computed" if computed else name]
