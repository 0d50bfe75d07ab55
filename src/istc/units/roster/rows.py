"""A roster's rows: each knows where it was read, so that a fault can name its cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from istc.units.roster.faults import Fault

COLUMNS = {
    "username": "用户名",
    "name": "单位全称",
    "superior": "上级用户名",
    "province": "省份",
    "type": "单位类型",
    "category": "类别",
    "third_level": "三级权限",
}
NEEDED = ("username", "name", "superior")
LONGEST_SHOWN = 60  # characters of a cell's value in a fault


@dataclass(frozen=True, slots=True)
class Where:
    """The sheet that rows were read from, and the letters of its columns. CSV has no sheet."""

    sheet: str = ""
    letters: Mapping[str, str] = field(default_factory=dict)

    def cell(self, column: str, row: int) -> str:
        """B3; blank for a column that the file does not have."""
        letters = self.letters.get(column, "")
        return f"{letters}{row}" if letters and row else ""


@dataclass(frozen=True, slots=True)
class Row:
    """One unit as written; `number` is its row in the file. Blanks are empty texts."""

    number: int
    username: str
    name: str
    superior: str = ""
    province: str = ""
    type: str = ""
    category: str = ""
    third_level: str = ""
    at: Where = field(default=Where(), compare=False, repr=False)

    def fault(self, column: str, wrong: str, mend: str) -> Fault:
        """What is wrong with one of its cells; `column` is a key of COLUMNS."""
        value = str(getattr(self, column))[:LONGEST_SHOWN]
        cell = self.at.cell(column, self.number)
        return Fault(self.number, COLUMNS[column], wrong, mend, value, cell, self.at.sheet)
