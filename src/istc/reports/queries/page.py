"""All that a form's page shows, in two queries, three where it sums other forms up."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, JSONField, Q, QuerySet, When

from istc.checks.findings import Finding
from istc.checks.run import compute
from istc.prepared.reading import MARKS, Prepared
from istc.reports.around import UnitYear
from istc.reports.keys import ReportKey
from istc.reports.models import FormReport, Record
from istc.reports.queries.findings import findings_of
from istc.reports.queries.last_year import Values
from istc.reports.queries.records import ORDER, RecordRow, live
from istc.reports.queries.states import COLUMNS, FormState, assemble

OWN = ("findings", "reasons")


@dataclass(frozen=True)
class FormPage:
    """`values`: of a single form, with its computed items even before anything was saved.
    `around` answers what balance lines ask, at the cost of a query when they do."""

    key: ReportKey
    states: dict[str, FormState]
    records: list[RecordRow]
    last: list[Values]
    findings: list[Finding]
    reasons: Mapping[str, Mapping[str, str]]
    values: Mapping[str, Any]
    around: UnitYear

    @property
    def state(self) -> FormState:
        return self.states[self.key.form.code]

    @property
    def version(self) -> int:
        """Of the single form's record; 0 before there is one."""
        return self.records[0].version if self.records else 0


def form_page(key: ReportKey, *, page: int = 1, size: int | None = None) -> FormPage:
    """`size`: records on a page; None: all of them."""
    rows = _reports(key)
    own = rows.get(key.form.code, {})
    report = FormReport(form=key.form.code, **_kept(own)) if own else None
    records, last = _records(key, page, size)
    around = UnitYear(key.round, key.placement)
    plain = {code: {name: row[name] for name in COLUMNS} for code, row in rows.items()}
    return FormPage(
        key=key,
        states=assemble(around.edition, key.placement.facts, plain),
        records=records,
        last=last,
        findings=findings_of(key, report),
        reasons=own.get("own_reasons") or {},
        values=_values(key, records, around),
        around=around,
    )


def _reports(key: ReportKey) -> dict[str, dict[str, Any]]:
    """Every form's state, and findings and reasons of the one at hand only."""
    rows = REPORTS.rows(key.round.pk, key.placement.unit_id, key.form.code)
    return {row["form"]: row for row in rows}


def _states_and_own(round: int, unit: int, form: str) -> QuerySet[FormReport, Any]:
    own = {
        f"own_{name}": Case(When(form=form, then=F(name)), output_field=JSONField()) for name in OWN
    }
    found = FormReport.objects.filter(round_id=round, unit_id=unit)
    asked: QuerySet[FormReport, Any] = found.values(*COLUMNS, "checked_with", **own)
    return asked


REPORTS = Prepared(_states_and_own, MARKS[0], MARKS[1], "<form>")


def _kept(own: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "checked_with": own["checked_with"],
        "declined": own["declined"],
        "findings": own["own_findings"] or [],
    }


def _records(key: ReportKey, page: int, size: int | None) -> tuple[list[RecordRow], list[Values]]:
    """This year's page and last year's all, in one query."""
    year, start = key.round.year, max(page - 1, 0) * (size or 0)
    if size is None or not key.form.multi:
        rows = ALL_RECORDS.rows(year, year - 1, key.placement.unit_id, key.form.code)
    else:
        this = Q(pk__in=live(key).values("pk")[start : start + size])
        before = Q(report__round__year=year - 1)
        rows = list(_of_form(this | before, key.placement.unit_id, key.form.code))
    mine = [record for record in rows if record.year == year]
    last = [record.values for record in rows if record.year != year]
    return [RecordRow.of(record, line) for line, record in enumerate(mine, start + 1)], last


def _of_form(which: Q, unit: int, form: str) -> QuerySet[Record]:
    found = Record.objects.filter(which, report__unit_id=unit, report__form=form, removed_at=None)
    return found.annotate(year=F("report__round__year")).order_by(*ORDER)


ALL_RECORDS = Prepared(
    lambda year, before, unit, form: _of_form(
        Q(report__round__year=year) | Q(report__round__year=before), unit, form
    ),
    MARKS[0],
    MARKS[1],
    MARKS[2],
    "<form>",
)


def _values(key: ReportKey, records: list[RecordRow], around: UnitYear) -> Mapping[str, Any]:
    if key.form.multi:
        return {}
    if records:
        return records[0].values
    if any(item.computed and item.computed.forms() for item in key.form.items):
        return compute(key.form, {}, around.reading(key.form.code))
    return {}
