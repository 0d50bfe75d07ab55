"""What came out of a file, as plain data that the caller may keep as JSON."""

from dataclasses import dataclass, field
from typing import Any

from istc.checks.run import Entry
from istc.definitions.kinds import Values
from istc.definitions.model import Edition
from istc.documents.stamp import Stamp
from istc.intake.compare import Differences
from istc.intake.faults import Fault, Note


@dataclass(slots=True)
class Record:
    """One record read: its sheet row from 1, its key in the system if the file carries one.

    `rows`: for each sub-table the sheet rows of its lines. `good`: no fault of level error.
    """

    row: int
    key: int | None
    values: Values
    good: bool = True
    rows: dict[str, list[int]] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """As JSON stores it."""
        return {"row": self.row, "key": self.key, "values": self.values, "good": self.good}


@dataclass(frozen=True, slots=True)
class Matched:
    """A column of the file and the item it was taken for; both as a person reads them. `by`: what
    it was known by, of template, code, label and hand."""

    column: str
    header: str
    item: str
    heading: str
    by: str = "label"


@dataclass(slots=True)
class SheetOutcome:
    """One form's sheet. `unread`: columns of the file that no item took; `missing`: the reverse."""

    form: str
    sheet: str
    columns: list[Matched] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    differences: Differences | None = None

    @property
    def entries(self) -> list[Entry]:
        return [Entry(record.key, record.values) for record in self.records]

    @property
    def good(self) -> int:
        return sum(record.good for record in self.records)


@dataclass(slots=True)
class Outcome:
    """`faults` are of the file as a whole; `readable` is False where nothing could be read."""

    kind: str = ""
    stamp: Stamp | None = None
    readable: bool = True
    sheets: list[SheetOutcome] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    @property
    def every_fault(self) -> list[Fault]:
        return [*self.faults, *(fault for sheet in self.sheets for fault in sheet.faults)]

    def of(self, form: str) -> SheetOutcome | None:
        return next((sheet for sheet in self.sheets if sheet.form == form), None)


@dataclass(frozen=True, slots=True)
class Expected:
    """What the import is for: one form, or all forms that the unit fills in."""

    edition: Edition
    forms: tuple[str, ...]
    unit: str
    unit_name: str = ""
