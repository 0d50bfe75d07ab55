"""What actions hand back to pages, imports and the demo."""

from dataclasses import dataclass, field
from typing import Any

from istc.checks.findings import Finding
from istc.reports.around import UnitYear
from istc.reports.figures import Figure
from istc.reports.keys import ReportKey
from istc.reports.models import FormReport, Record, Snapshot


@dataclass(frozen=True, slots=True)
class RefusedCell:
    """A cell that was not stored: which (`row` of a sub-table from 0, `line` of a batch from 0),
    what was written, what is wrong and how to mend it."""

    item: str
    name: str
    row: int | None
    raw: Any
    code: str
    wrong: str
    mend: str
    line: int | None = None

    @property
    def sentence(self) -> str:
        parts = (part.rstrip("。") for part in (f"{self.name} {self.wrong}", self.mend) if part)
        return "。".join(parts) + "。"


@dataclass(frozen=True, slots=True)
class Saved:
    """After a write to one record. `version` is the record's: what the next save must name (0 while
    there is none); `report.version` is what complete and the like may name. `findings` are all of
    the form's. `values` is the whole record as stored, `computed` its computed items, `others` the
    cells that changed by another hand since the version that the sender named."""

    report: FormReport
    record: Record | None
    version: int
    refusals: tuple[RefusedCell, ...]
    findings: tuple[Finding, ...]
    values: dict[str, Any]
    computed: dict[str, str]
    changed: bool
    others: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Added:
    """After a batch. With any refusal nothing of the batch is stored (N23)."""

    report: FormReport
    records: tuple[Record, ...]
    refusals: tuple[RefusedCell, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class SavedRow:
    """One row of a grid after a write, with what was refused in it; `others` as of `Saved`."""

    record: Record
    refusals: tuple[RefusedCell, ...]
    computed: dict[str, str]
    others: dict[str, Any]


@dataclass(frozen=True, slots=True)
class SavedRows:
    """After a write to several rows: `key` as it was found under the lock, `rows` in the order they
    were sent, `live` all of the form, `around` what the write knew of sums. `like`: the version of
    the report that shows, but for the rows, the same as this one: findings, counts, state; None
    where something else changed. `figures`: by item, the form's own that this write changed."""

    key: ReportKey
    report: FormReport
    rows: tuple[SavedRow, ...]
    findings: tuple[Finding, ...]
    live: tuple[Record, ...]
    around: UnitYear
    changed: bool
    like: int | None = None
    figures: dict[str, Figure] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Changed:
    """After a write to the form as a whole."""

    report: FormReport
    findings: tuple[Finding, ...]
    changed: bool


@dataclass(frozen=True, slots=True)
class Completed:
    """After a completion. `changed` is false where it was complete and nothing differs."""

    report: FormReport
    snapshot: Snapshot
    changed: bool
