"""A unit's year on paper: every form with its records, state, check code and reasons (F60)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Max
from django.utils import timezone

from istc.definitions.model import Form
from istc.documents.paper import Filled, Sheet, sheet_of
from istc.documents.paper.report import Chapter, Line
from istc.documents.paper.sheets import CORNER
from istc.reports.keys import ReportKey
from istc.reports.models import FormReport, Snapshot
from istc.reports.queries.records import live
from istc.reports.queries.states import FormState, states
from istc.reports.states import State
from istc.rounds.models import Round
from istc.units.models import Placement


@dataclass(frozen=True)
class UnitPaper:
    """What is known of all forms of the unit before a record is read; three queries."""

    round: Round
    place: Placement
    states: Mapping[str, FormState]
    reasons: Mapping[str, tuple[str, ...]]
    codes: Mapping[str, str]

    @classmethod
    def of(cls, round: Round, place: Placement) -> "UnitPaper":
        reports = FormReport.objects.filter(round=round, unit_id=place.unit_id)
        rows = list(reports.values_list("pk", "form", "reasons"))
        forms = {pk: form for pk, form, _ in rows}
        reasons = {form: tuple(map(_reason, given.values())) for _, form, given in rows if given}
        return cls(round, place, states(round, place), reasons, _codes(forms))

    def sheet(self, form: Form) -> Sheet:
        """The records are read when the sheet is drawn."""
        state = self.states[form.code]
        facts = {name: self.round.fact(name) for _, name in CORNER}
        return sheet_of(form, self._filled(form, state), facts)

    def _filled(self, form: Form, state: FormState) -> Filled:
        key = ReportKey(self.round, self.place, form)
        rows = live(key).values_list("values", flat=True)
        void = state.state in {State.TODO, State.NA} or not state.records
        return Filled(
            unit_name=self.place.name,
            year=self.round.year,
            records=rows.iterator(chunk_size=1000),
            empty=void,
            why_empty=why_empty(form, state),
            status=status_of(form, state),
            draft=not state.complete and state.applies and state.state != State.TODO,
            check_line=self._check_line(form, state),
            remarks=tuple(f"说明：{text}" for text in self.reasons.get(form.code, ())),
        )

    def _check_line(self, form: Form, state: FormState) -> str:
        code = self.codes.get(form.code)
        if not code or not state.complete or not state.completed_at:
            return ""
        at = timezone.localtime(state.completed_at)
        return f"校验码 {code}　确认完成 {at:%Y-%m-%d %H:%M}"

    def chapter(self) -> Chapter:
        forms = self.round.edition_model.forms
        lines = tuple(
            Line(form.code, form.title, form.part, status_of(form, self.states[form.code]))
            for form in forms
        )
        number = str(self.place.unit_id)
        return Chapter(number, self.place.name, lines, map(self.sheet, forms))

    @property
    def cells(self) -> int:
        """About how many cells its tables have."""
        forms = self.round.edition_model.forms
        return sum(len(form.items) * max(1, self.states[form.code].records) for form in forms)


def why_empty(form: Form, state: FormState) -> str:
    """The sentence in place of a table."""
    if state.state == State.NA:
        return f"不适用{f'：{form.applies_note}' if form.applies_note else ''}"
    if state.nil:
        return f"零报告{f'：{form.nil_words}' if form.nil_words else ''}"
    if state.state == State.TODO:
        return "未填报"
    return f"{state.label}，没有记录"


def status_of(form: Form, state: FormState) -> str:
    """已完成填报，12 条."""
    if form.multi and state.records and state.applies:
        return f"{state.label}，{state.records} 条"
    return state.label


def _reason(given: Any) -> str:
    return str(given.get("text", "")) if isinstance(given, dict) else str(given)


def _codes(forms: Mapping[int, str]) -> dict[str, str]:
    """Form -> check code of its last completion. One query."""
    last = Snapshot.objects.filter(report_id__in=forms).values("report").annotate(n=Max("pk"))
    found = Snapshot.objects.filter(pk__in=last.values("n")).only("report_id", "digest")
    return {forms[one.report_id]: one.check_code for one in found}
