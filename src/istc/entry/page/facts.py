"""What one form page is made from: everything read from the database for it, and nothing more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from istc.checks.around import Surroundings
from istc.checks.findings import Finding
from istc.definitions.model import Edition, Form
from istc.entry.present.marks import Reasons
from istc.reports.keys import ReportKey


class State(Protocol):
    """A form's state as `reports.queries.states` tells it."""

    @property
    def state(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def updated_at(self) -> datetime | None: ...


@dataclass(frozen=True, slots=True)
class Stored:
    """A record as the page needs it."""

    id: int
    values: Mapping[str, Any]
    version: int
    errors: int
    submitted: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """`records`: those of this page of a list, the first being number `first` of `count`.

    `last`: last year's records of this form. `locked`: why nothing can be written, empty where it
    can. `typed`: what was refused in this very request, by the name of its input.
    """

    key: ReportKey
    states: Mapping[str, Any]
    around: Surroundings
    version: int = 0
    nil: bool = False
    declined: bool = False
    completed_at: datetime | None = None
    completed_by: str = ""
    returned: str = ""
    records: Sequence[Stored] = ()
    count: int = 0
    first: int = 1
    pager: Any = None
    last: Sequence[Mapping[str, Any]] = ()
    findings: Sequence[Finding] = ()
    reasons: Reasons = field(default_factory=dict)
    locked: str = ""
    asked: bool = False
    open: int | None = None  # the record in the drawer
    typed: Mapping[str, str] = field(default_factory=dict)
    refused: Sequence[Any] = ()

    @property
    def form(self) -> Form:
        return self.key.form

    @property
    def year(self) -> int:
        return self.key.round.year

    @property
    def edition(self) -> Edition:
        return self.key.round.edition_model
