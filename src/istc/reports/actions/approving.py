"""approve_form, approve_unit: a superior has looked at what is complete and finds it right (§5)."""

from collections.abc import Mapping

from django.db import transaction

from istc.reports.errors import Incomplete
from istc.reports.keys import ReportKey
from istc.reports.models import Review, Treatment
from istc.reports.queries import repeats
from istc.reports.queries.doubts import (
    Doubt,
    doubts,
    treatments,
    treatments_by_form,
    unsettled,
)
from istc.reports.results import Changed
from istc.reports.states import State
from istc.reports.writing.desk import Desk, beside
from istc.reports.writing.judging import known
from istc.reports.writing.superior import open_above, open_review
from istc.reports.writing.trail import Act
from istc.rounds.models import Round
from istc.units.access import Actor
from istc.units.models import Placement

READY = frozenset({State.DONE, State.ZERO})


@transaction.atomic
def approve_form(*, actor: Actor, report_key: ReportKey, version: int | None = None) -> Changed:
    """已完成填报 or 零报告 becomes 审核通过. Twice is harmless; the next change voids it.

    Raises NotWritable, Conflict, and Incomplete for a form that is not complete or against which
    errors, or 核实性 findings without a reason or not yet accepted, stand (design §9, 13).
    """
    desk = open_review(actor, report_key)
    report = desk.report
    if report.state == State.APPROVED:
        return Changed(report, (), changed=False)
    desk.expect(version)
    if report.state not in READY:
        raise Incomplete("本表尚未完成填报，不能通过", "需要更快的，催报该单位")
    if report.errors or report.warnings:
        count = report.errors + report.warnings
        raise Incomplete(f"还有 {count} 处未通过审核，不能通过", "退回更正")
    if drafts := desk.report.treatments.filter(kind=Treatment.Kind.RETURN).count():
        raise Incomplete(f"有 {drafts} 条意见已列入退回，不能通过", "退回更正，或先撤销这些意见")
    if count := unsettled(_doubts(desk, treatments(desk.key)), severe=True):
        raise Incomplete(f"还有 {count} 处严重疑点未处理，不能通过", "接受并写明理由，或退回更正")
    _approve(desk)
    return Changed(report, (), changed=True)


@transaction.atomic
def approve_unit(*, actor: Actor, round: Round, placement: Placement) -> tuple[str, ...]:
    """Approves every form of the unit that is complete and without an open doubt of any kind, also
    none about a record that another unit in the actor's sight reports too (F21); gives their
    codes. Two queries more for each form that has named records. Raises NotWritable."""
    edition = round.edition_model
    year = open_above(actor, ReportKey(round, placement, edition.forms[0]))
    year.load(form.code for form in edition.forms)
    treated, found = treatments_by_form(round, placement), []
    for form in edition.forms:
        desk = beside(year, form)
        if _sound(desk, treated.get(form.code, {})):
            _approve(desk)
            found.append(form.code)
    return tuple(found)


def _sound(desk: Desk, treated: Mapping[str, Treatment]) -> bool:
    report = desk.report
    if report.state not in READY or not desk.applicable or report.errors + report.warnings:
        return False
    if any(one.kind == Treatment.Kind.RETURN for one in treated.values()):
        return False
    if unsettled(_doubts(desk, treated), severe=False):
        return False
    repeated = repeats.findings(desk.actor, desk.key, desk.live)
    return not unsettled(doubts(repeated, treated), severe=False)


def _doubts(desk: Desk, treated: Mapping[str, Treatment]) -> tuple[Doubt, ...]:
    around = desk.around.reading(desk.form.code)
    return doubts(known(desk.form, desk.report, desk.live, around), treated)


def _approve(desk: Desk) -> None:
    report, was = desk.report, desk.report.state
    report.state, report.version = State.APPROVED, report.version + 1
    report.save(update_fields=["state", "version"])
    Review.objects.create(
        report=report, kind=Review.Kind.APPROVED, at=desk.now, by_name=desk.actor.name
    )
    act = Act("report.approve", desk.form.code, {"state": was}, {"state": report.state})
    act.write(desk.actor, desk.key.round, desk.key.placement)
