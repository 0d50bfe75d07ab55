"""The upper part of a form page: where one is, how far it is, what stands in the way (F38–F41)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from markupsafe import Markup

from istc.entry.page.facts import Facts
from istc.entry.present import directory
from istc.entry.present.directory import Directory, Entry, PartRow, Progress
from istc.entry.present.directory_lines import lines
from istc.entry.present.sketch import FormSketch, sketch_of
from istc.reports.queries import FormState
from istc.reports.states import State
from istc.ui.formats import clock
from istc.ui.jinja import address


class Head:
    """Names that the templates use; each is worked out at most once."""

    def __init__(self, facts: Facts, token: object = "") -> None:
        self.facts = facts
        self.token = token

    @cached_property
    def sketch(self) -> FormSketch:
        return sketch_of(self.facts.form, self.year)

    @property
    def code(self) -> str:
        return self.facts.form.code

    @property
    def title(self) -> str:
        return self.facts.form.title

    @property
    def year(self) -> int:
        return self.facts.year

    @property
    def version(self) -> int:
        """The report's: what completing, nil reports and the like name."""
        return self.state.version

    @property
    def multi(self) -> bool:
        return self.facts.form.multi

    @property
    def layout(self) -> str:
        return self.facts.form.layout

    @property
    def editable(self) -> bool:
        return not self.facts.locked and not self.state.nil and self.state.applies

    @property
    def can_carry(self) -> bool:
        """Whether what stays the same from year to year may be taken over now (N29)."""
        untouched = self.state.state == State.TODO and not self.facts.records
        return untouched and self.editable and any(item.carry for item in self.facts.form.items)

    @property
    def locked(self) -> str:
        return self.facts.locked

    @property
    def asked(self) -> bool:
        """Whether blanks are pointed out too: completion was tried."""
        return self.facts.asked

    @cached_property
    def root(self) -> str:
        """The address under which the forms of the year are."""
        return self.address[: -len(self.code) - 1]

    @cached_property
    def address(self) -> str:
        return address("entry:form", year=self.year, form=self.code)

    @property
    def rules_address(self) -> str:
        return f"{self.address}rules/{self.facts.form.digest[:16]}.json"

    @property
    def states(self) -> dict[str, FormState]:
        return self.facts.states

    @property
    def state(self) -> FormState:
        return self.facts.state

    @property
    def said(self) -> Sequence[str]:
        """What this request has to say at the top: refused cells, a notice."""
        return self.facts.said

    @cached_property
    def directory(self) -> Directory:
        return directory.directory(self.facts.edition, self.facts.states)

    def directory_lines(self, part: PartRow) -> Markup:
        return lines(part.entries, self.states, self.code)

    @property
    def part(self) -> int:
        return self.facts.form.part

    @cached_property
    def part_row(self) -> PartRow:
        return next(row for row in self.directory.parts if row.number == self.part)

    @property
    def progress(self) -> Progress:
        return self.part_row.progress

    @cached_property
    def ticks(self) -> list[str]:
        return [self.states[entry.code].state for entry in self.part_row.entries]

    @cached_property
    def tick(self) -> int:
        codes = [entry.code for entry in self.part_row.entries]
        return codes.index(self.code)

    @cached_property
    def neighbours(self) -> tuple[Entry | None, Entry | None]:
        return directory.neighbours(self.facts.edition, self.code)

    @property
    def before(self) -> Entry | None:
        return self.neighbours[0]

    @property
    def after(self) -> Entry | None:
        return self.neighbours[1]

    @cached_property
    def onward(self) -> Entry | None:
        return directory.next_open(self.facts.edition, self.code, self.states)

    @property
    def altered(self) -> str:
        """That the form was complete and has been changed since (N19)."""
        state = self.state
        if not state.completed_at or state.state != State.DRAFT:
            return ""
        return f"{clock(state.completed_at)} 完成填报后又有改动，须再次确认完成填报。"

    @cached_property
    def next_wrong(self) -> Entry | None:
        """The next form with errors, where F8 leads after the last fault of this one."""
        return directory.next_wrong(self.facts.edition, self.code, self.states)

    @property
    def lines(self) -> list[str]:
        """What stands on the print's head: unit of measure, period, kind of report, respondent."""
        form, place, (first, last) = self.facts.form, self.facts.key.placement, self.period
        own = "" if place.level == 3 else "（本级，不含下级单位）"
        measure = [f"计量单位：{form.unit_note}"] if form.unit_note else []
        kind = self.facts.key.round.fact("report_kind")
        return [
            *measure,
            f"统计时间：{first} 至 {last}",
            *([f"报告期别：{kind}"] if kind else []),
            f"填报单位：{place.name}{own}",
        ]

    @property
    def period(self) -> tuple[date, date]:
        return self.facts.key.round.period

    @property
    def notes(self) -> tuple[str, ...]:
        return self.facts.form.notes
