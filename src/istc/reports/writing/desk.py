"""The door of every action: one lock per unit and year, and the right to write, checked again.

The lock is on the unit's place in the year's tree and not on a single form, because a write to one
form may recompute and check others: two such writes could otherwise wait for each other forever.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.utils import timezone

from istc.checks.run import applies
from istc.definitions.model import Form
from istc.prepared.reading import MARKS, Prepared
from istc.reports.around import UnitYear
from istc.reports.errors import Conflict, NotFound, NotWritable
from istc.reports.figures import Figure
from istc.reports.keys import ReportKey
from istc.reports.locks import accepted_above
from istc.reports.models import FormReport, Record
from istc.reports.reach import Reach, reach_of
from istc.reports.states import State
from istc.rounds.models import Round
from istc.units.access import Actor
from istc.units.models import Placement

LOCKED = Prepared(
    lambda year, unit: (
        Placement.objects.select_for_update(no_key=True, of=("self",))
        .annotate(locked=accepted_above())
        .filter(year=year, unit_id=unit)
    ),
    MARKS[0],
    MARKS[1],
)
ROUND = Prepared(lambda pk: Round.objects.filter(pk=pk), MARKS[0])
REPORT = Prepared(
    lambda round, unit, form: FormReport.objects.select_related("round").filter(
        round_id=round, unit_id=unit, form=form
    ),
    MARKS[0],
    MARKS[1],
    "<form>",
)
RECORDS = Prepared(
    lambda report: Record.objects.filter(report_id=report, removed_at=None).order_by(
        "position", "id"
    ),
    MARKS[0],
)


@dataclass
class Desk:
    """What one action works on, under the lock. Figures in `totals`, records in `dirty` and the
    reports of the forms in `touched` wait to be written at the end. `locked`: the centre has
    accepted the year of this branch."""

    actor: Actor
    key: ReportKey
    now: datetime
    around: UnitYear
    reports: dict[str, FormReport] = field(default_factory=dict)
    records: dict[str, list[Record]] = field(default_factory=dict)
    totals: dict[tuple[str, str], Figure] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    dirty: dict[int, Record] = field(default_factory=dict)
    locked: bool = False

    @property
    def form(self) -> Form:
        return self.key.form

    @property
    def report(self) -> FormReport:
        """The report of the form at hand; made in memory if there is none (version 0)."""
        return self.reports[self.form.code]

    @property
    def live(self) -> list[Record]:
        """The records of the form at hand that are not removed, in order."""
        return self.records[self.form.code]

    @property
    def applicable(self) -> bool:
        return applies(self.form, self.around.unit)

    @property
    def untouched(self) -> bool:
        return self.report.state == State.TODO and not self.live

    @property
    def reach(self) -> Reach:
        return reach_of(self.around.edition)

    def load(self, forms: Iterable[str]) -> None:
        """Reports and live records of further forms; two queries, whatever their number."""
        missing = {code for code in forms if code not in self.reports}
        if not missing:
            return
        round, unit = self.key.round.pk, self.key.placement.unit_id
        if len(missing) == 1:
            found: Iterable[FormReport] = REPORT.rows(round, unit, *missing)
        else:
            found = FormReport.objects.filter(round_id=round, unit_id=unit, form__in=missing)
        self.reports.update((report.form, report) for report in found)
        self.load_records(missing & self.reports.keys())

    def load_records(self, forms: Iterable[str]) -> None:
        by_report = {self.reports[code].pk: code for code in forms if self.reports[code].pk}
        self.records.update({code: [] for code in forms})
        if len(by_report) == 1:
            (report, code), *_ = by_report.items()
            self.records[code] = RECORDS.rows(report)
        elif by_report:
            found = Record.objects.filter(report__in=by_report, removed_at=None)
            for record in found.order_by("position", "id"):
                self.records[by_report[record.report_id]].append(record)

    def record(self, record_id: int) -> Record:
        """A live record of the form at hand. Raises NotFound."""
        for record in self.live:
            if record.pk == record_id:
                return record
        raise NotFound("本表没有这条记录，可能已被删除", "刷新页面后再试")

    def stamp(
        self, record: Record, values: dict[str, Any], cells: Iterable[str], *, by: str = ""
    ) -> None:
        """New values for a record, each changed cell with the version of its change (N40)."""
        record.version += 1
        record.values = values
        record.stamps = {**record.stamps, **dict.fromkeys(cells, record.version)}
        record.updated_at = self.now
        record.updated_by_name = by or self.actor.name
        if record.pk:
            self.dirty[record.pk] = record

    def expect(self, version: int | None) -> None:
        """Raises Conflict where the form changed since the sender saw that version of it."""
        if version is not None and version != self.report.version:
            raise Conflict(())


def open_desk(actor: Actor, key: ReportKey, *, declined: bool = False) -> Desk:
    """Locks the unit's year and loads the form. Call within a transaction.

    `declined`: the action may touch a form that the unit declared 不适用. Raises NotWritable.
    """
    year = _year_of_form(actor, key)
    refuse_strangers(actor, year.key.placement)
    desk = beside(year, key.form)
    _refuse_late(desk, desk.report)
    if not desk.applicable:
        raise NotWritable("本表不适用于本单位", "机构类型或省份不对的，先更正基本信息")
    if desk.report.declined and not declined:
        raise NotWritable("本表已声明不适用", "需要填报的，先撤销声明")
    return desk


def beside(desk: Desk, form: Form) -> Desk:
    """The same year's desk with another form at hand, whose rows were loaded before."""
    other = replace(desk, key=desk.key.other(form))
    if form.code not in desk.reports:
        desk.reports[form.code] = _new_report(other)
        desk.records[form.code] = []
    return other


def open_year(actor: Actor, key: ReportKey) -> Desk:
    """The lock, and the right to write into this unit's year. Raises NotWritable."""
    desk = lock_year(actor, key)
    refuse_strangers(actor, desk.key.placement)
    _refuse_late(desk)
    return desk


def lock_year(actor: Actor, key: ReportKey) -> Desk:
    """The lock alone; whoever calls asks for the right."""
    placement = LOCKED.one(key.placement.year, key.placement.unit_id)
    return _desk(actor, key, placement, ROUND.one(key.round.pk))


def _year_of_form(actor: Actor, key: ReportKey) -> Desk:
    """The lock, and the form with its records; its report brings the round along."""
    placement = LOCKED.one(key.placement.year, key.placement.unit_id)
    code = key.form.code
    report = REPORT.one(key.round.pk, key.placement.unit_id, code)
    if report is None:
        return _desk(actor, key, placement, ROUND.one(key.round.pk))
    desk = _desk(actor, key, placement, report.round)
    desk.reports[code] = report
    desk.load_records([code])
    return desk


def _desk(actor: Actor, key: ReportKey, placement: Placement | None, round: Round | None) -> Desk:
    if placement is None or round is None:
        raise NotFound("本单位不在该年度的名录中", "刷新页面后再试")
    fresh = ReportKey(round, placement, key.form)
    around, locked = UnitYear(round, placement), bool(vars(placement)["locked"])
    return Desk(actor, fresh, timezone.now(), around, locked=locked)


def refuse_strangers(actor: Actor, placement: Placement) -> None:
    """Only the unit itself writes; a superior or the centre returns the form instead (§4)."""
    if actor.is_centre or actor.unit_id != placement.unit_id:
        raise NotWritable("只有填报单位本身可以填写", "需要更正的，退回该单位")
    if placement.closed:
        raise NotWritable("本单位已停用，数据只读", "")


def _refuse_late(desk: Desk, report: FormReport | None = None) -> None:
    """A form that was returned with a term stays open for so long (design §4)."""
    round, placement = desk.key.round, desk.key.placement
    if round.year != placement.year:
        raise NotWritable("年度不符", "刷新页面后再试")
    if report is not None and _returned(report, desk.now):
        return
    if desk.locked:
        raise NotWritable("本年度数据已验收锁定，数据只读", "需要更正的，由管理员重新开放")
    if not round.writable_for(placement.unit_id, desk.now):
        raise NotWritable("本年度填报未开始或已截止，数据只读", "需要更正的，联系上级单位或管理员")


def _returned(report: FormReport, now: datetime) -> bool:
    until = report.returned_until
    return report.state == State.RETURNED and until is not None and until > now


def _new_report(desk: Desk) -> FormReport:
    return FormReport(
        round=desk.key.round,
        unit_id=desk.key.placement.unit_id,
        form=desk.form.code,
        state=State.TODO,
        version=0,
    )
