"""What one form page is made from: what the reports know, and how this request came about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from istc.checks.findings import Finding
from istc.definitions.model import Edition, Form
from istc.reports.around import UnitYear
from istc.reports.keys import ReportKey
from istc.reports.models import Review
from istc.reports.queries import FormPage, FormState, RecordRow
from istc.reports.queries.remarks import Said


@dataclass(frozen=True, slots=True)
class Facts:
    """`locked`: why nothing can be written, empty where it can. `asked`: completion was tried, so
    blanks are pointed out too. `open`: the record in the drawer. `typed`: what was refused in this
    very request, by the name of its input, and `said` in words."""

    stored: FormPage
    locked: str = ""
    asked: bool = False
    open: int | None = None
    pager: Any = None
    view: str = "list"
    typed: Mapping[str, str] = field(default_factory=dict)
    said: Sequence[str] = ()
    obstacles: Sequence[Finding] = ()
    review: Review | None = None
    remarks: Sequence[Said] = ()

    @property
    def key(self) -> ReportKey:
        return self.stored.key

    @property
    def form(self) -> Form:
        return self.key.form

    @property
    def year(self) -> int:
        return self.key.round.year

    @property
    def edition(self) -> Edition:
        return self.key.round.edition_model

    @property
    def states(self) -> dict[str, FormState]:
        return self.stored.states

    @property
    def state(self) -> FormState:
        return self.stored.state

    @property
    def records(self) -> list[RecordRow]:
        return self.stored.records

    @property
    def around(self) -> UnitYear:
        return self.stored.around
