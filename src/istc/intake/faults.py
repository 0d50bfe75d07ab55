"""What an import says about a file: faults to mend, and changes that were made and are told."""

from dataclasses import dataclass
from typing import Any, Literal

from istc.definitions.model import Level

Stage = Literal["file", "template", "shape", "cell", "row", "form"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong, with the words to find it by and the words to mend it.

    `row` counts from 1 as Excel does, `column` is its letters; both may be absent. `record` is the
    place among the sheet's records, from 0; `index` that among the rows of a sub-table in it.
    `storable`: a draft may hold it (a check failed); what
    is not storable was left out of the record. `suggest`: values that could be meant.
    """

    code: str
    stage: Stage
    level: Level
    wrong: str
    mend: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    item: str = ""
    heading: str = ""
    value: str = ""
    record: int | None = None
    index: int | None = None
    storable: bool = False
    left: str = ""
    right: str = ""
    diff: str = ""
    suggest: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """E12; E for a whole column, 12 for a whole row."""
        return f"{self.column}{self.row or ''}"

    @property
    def kind(self) -> tuple[str, str, str]:
        """Faults of the same kind stand together: the form's sheet, what, and which column."""
        return self.sheet, self.code, self.item

    def plain(self) -> dict[str, Any]:
        """As JSON stores it."""
        found = {name: getattr(self, name) for name in self.__slots__}
        return {**found, "suggest": list(self.suggest), "address": self.address}


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was taken with certainty and is said: “１２” read as 12, a column left out."""

    code: str
    text: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    item: str = ""
    before: str = ""
    after: str = ""

    def plain(self) -> dict[str, Any]:
        """As JSON stores it."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Group:
    """Faults of one kind; `first` stands for all of them."""

    first: Fault
    count: int
    rows: tuple[int, ...]


def grouped(faults: "list[Fault]") -> list[Group]:
    """Largest first, then as they stand in the file."""
    found: dict[tuple[str, str, str], list[Fault]] = {}
    for fault in faults:
        found.setdefault(fault.kind, []).append(fault)
    groups = [
        Group(each[0], len(each), tuple(one.row for one in each if one.row))
        for each in found.values()
    ]
    return sorted(groups, key=lambda group: -group.count)
