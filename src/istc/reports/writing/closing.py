"""The end of every write: figures, other forms, findings, versions, rows, one audit row."""

from collections.abc import Iterable
from typing import TypeVar

from istc.checks.findings import Finding
from istc.prepared.together import together
from istc.prepared.writing import Update
from istc.reports.content import counted
from istc.reports.models import FormReport, Record
from istc.reports.models.total import RECORDS
from istc.reports.states import State
from istc.reports.writing.cascade import follow
from istc.reports.writing.desk import Desk
from istc.reports.writing.figuring import reached_items, refigure, write_totals
from istc.reports.writing.judging import judge
from istc.reports.writing.mirror import follow_unit, mirror
from istc.reports.writing.trail import Act

Row = TypeVar("Row", Record, FormReport)
RECORD_FIELDS = (
    "values", "stamps", "version", "submitted", "errors",
    "updated_at", "updated_by_name", "removed_at",
)  # fmt: skip
REPORT_FIELDS = tuple(
    one.name
    for one in FormReport._meta.concrete_fields
    if one.name not in {"id", "round", "unit", "form"}
)

ONE = {Record: Update(Record, RECORD_FIELDS), FormReport: Update(FormReport, REPORT_FIELDS)}


def conclude(desk: Desk, act: Act, cells: Iterable[str]) -> list[Finding]:
    """Writes everything that follows from a change of these cells of the form at hand ("" for the
    number of records). Gives the form's findings."""
    findings, acts = settle(desk, act, cells)
    finish(desk, [act, *acts])
    return findings


def settle(desk: Desk, act: Act, cells: Iterable[str]) -> tuple[list[Finding], list[Act]]:
    """Works out figures, other forms and findings; writes nothing but the unit's own facts."""
    form, cells = desk.form, set(cells)
    follow_up, acts = _spread(desk, act, cells) if cells else (set(), [])
    desk.around.reading(form.code)
    findings = _judge(desk, form.code)
    for code in sorted(follow_up - {form.code}):
        _judge(desk, code)
    return findings, acts


def finish(desk: Desk, acts: Iterable[Act]) -> None:
    """A new version of the report, all rows that wait, and the audit rows, sent together."""
    report = desk.report
    count_records(desk)
    report.version += 1
    report.updated_at = desk.now
    report.updated_by_name = desk.actor.name
    desk.touched.add(desk.form.code)
    insert_report(desk)  # its number is needed by what follows
    with together():
        write(desk)
        for act in acts:
            act.write(desk.actor, desk.key.round, desk.key.placement)


def _spread(desk: Desk, act: Act, cells: set[str]) -> tuple[set[str], list[Act]]:
    """Figures of this form, and whatever reads them."""
    form = desk.form
    judged: set[str] = set()
    if not form.multi:
        cells = cells | {RECORDS}  # its only record counts once something is in it
    if desk.live and (facts := mirror(desk, desk.live[0].values)):
        act.after["unit"] = facts
        judged = follow_unit(desk)
    refigure(desk, form, cells)
    items = reached_items(form, cells)
    others, acts = follow(desk, {(form.code, item) for item in items})
    desk.around.reading(form.code, *others, *judged)
    return judged | others, acts


def _judge(desk: Desk, code: str) -> list[Finding]:
    form, report = desk.around.edition.by_code[code], desk.reports[code]
    findings, marked = judge(form, report, desk.records[code], desk.around)
    desk.dirty.update((record.pk, record) for record in marked)
    desk.touched.add(code)
    return findings


def count_records(desk: Desk) -> None:
    desk.report.records = len(counted(desk.form, [one.values for one in desk.live]))


def moved(desk: Desk) -> None:
    """The state after a change of content: completion is lost, a return stays until completed."""
    report = desk.report
    count_records(desk)
    report.nil = False
    if report.state != State.RETURNED:
        report.state = State.DRAFT if report.records else State.TODO


def write(desk: Desk) -> None:
    """One statement a table, however many rows wait."""
    insert_report(desk)
    _write_rows(Record, list(desk.dirty.values()), RECORD_FIELDS)
    _write_rows(FormReport, [desk.reports[code] for code in sorted(desk.touched)], REPORT_FIELDS)
    write_totals(desk)
    for waiting in (desk.dirty, desk.touched, desk.totals):
        waiting.clear()  # they are shared with the desks beside


def insert_report(desk: Desk) -> None:
    """The row of a form's first write; versions go on from what the desk holds."""
    report = desk.report
    if report._state.adding:
        version, report.version = report.version, max(report.version, 1)
        report.save(force_insert=True)
        report.version = version


def _write_rows(model: type[Row], rows: list[Row], names: tuple[str, ...]) -> None:
    if len(rows) == 1:
        ONE[model](rows[0])
    elif rows:
        model._default_manager.bulk_update(rows, names)
