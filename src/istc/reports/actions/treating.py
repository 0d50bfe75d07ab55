"""treat, untreat: what a superior makes of a doubt before it returns or approves a form (N12)."""

from dataclasses import dataclass

from django.db import transaction

from istc.checks.findings import Finding
from istc.definitions.kinds.writing import long
from istc.reports.errors import Incomplete, NotFound
from istc.reports.keys import ReportKey
from istc.reports.models import Treatment
from istc.reports.queries import repeats
from istc.reports.states import CLOSED
from istc.reports.writing.desk import Desk
from istc.reports.writing.judging import known
from istc.reports.writing.superior import open_review
from istc.reports.writing.trail import Act
from istc.units.access import Actor

LONGEST = 2000
MOST = 100
Kind = Treatment.Kind


@dataclass(frozen=True, slots=True)
class Said:
    """About a finding, or of the superior's own accord about a cell or a record."""

    kind: Kind
    text: str = ""
    finding: str = ""
    item: str = ""
    record: int | None = None


@dataclass(frozen=True, slots=True)
class About:
    key: str
    fingerprint: str
    item: str
    record: int | None


@transaction.atomic
def treat(
    *, actor: Actor, report_key: ReportKey, said: Said, version: int | None = None
) -> Treatment:
    """Keeps it with the form; the unit sees nothing before the return.

    Raises NotWritable for whoever is no superior; Incomplete without words, for a form that is not
    complete and for what cannot be accepted; NotFound where there is no such finding, cell or
    record (any more); Conflict, Refusal.
    """
    desk = _open(actor, report_key, version)
    about, words = _about(desk, said), long(said.text, LONGEST) or ""
    if said.kind != Kind.DISTINCT and not words:
        raise Incomplete("没有写意见或理由", "写明哪里不对、怎么改，或为什么可以接受")
    if desk.report.treatments.exclude(finding=about.key).count() >= MOST:
        raise Incomplete(f"本表已有 {MOST} 条处理意见", "先退回或撤销一些")
    made, _ = Treatment.objects.update_or_create(
        report=desk.report, finding=about.key,
        defaults={
            "fingerprint": about.fingerprint, "kind": said.kind, "item": about.item,
            "record": about.record, "text": words, "at": desk.now, "by_name": actor.name,
        },
    )  # fmt: skip
    after = {"finding": about.key, "kind": said.kind.value, "text": words}
    act = Act("report.treat", desk.form.code, {}, after)
    act.write(actor, desk.key.round, desk.key.placement)
    return made


@transaction.atomic
def untreat(
    *, actor: Actor, report_key: ReportKey, finding: str, version: int | None = None
) -> None:
    """As if nobody had looked. Raises NotWritable, NotFound, Incomplete, Conflict."""
    desk = _open(actor, report_key, version)
    found = Treatment.objects.filter(report=desk.report, finding=finding).first()
    if found is None:
        raise NotFound("没有这条处理意见，可能已被撤销", "刷新页面后再试")
    before = {"finding": found.finding, "kind": found.kind, "text": found.text}
    found.delete()
    act = Act("report.untreat", desk.form.code, before, {})
    act.write(actor, desk.key.round, desk.key.placement)


def _open(actor: Actor, key: ReportKey, version: int | None) -> Desk:
    desk = open_review(actor, key)
    desk.expect(version)
    if desk.report.state not in CLOSED:
        raise Incomplete("本表尚未完成填报，不能审核", "需要更快的，催报该单位")
    return desk


def _about(desk: Desk, said: Said) -> About:
    if not said.finding:
        return _pinned(desk, said)
    found = _finding(desk, said.finding)
    if said.kind == Kind.ACCEPT and found.level == "error":
        raise Incomplete("强制性审核没有通过，不能接受", "列入退回，由填报单位更正")
    if said.kind == Kind.DISTINCT and not found.code.startswith(repeats.CODE):
        raise Incomplete("这一处不是疑似重复", "列入退回，或接受并写明理由")
    return About(found.key, found.fingerprint, found.item or "", found.record)


def _finding(desk: Desk, key: str) -> Finding:
    form, around = desk.form, desk.around.reading(desk.form.code)
    if key.startswith(repeats.CODE):
        found = repeats.findings(desk.actor, desk.key)
    else:
        found = known(form, desk.report, desk.live, around)
    for one in found:
        if one.key == key:
            return one
    raise NotFound("这一处审核结果已不存在", "刷新页面，按现在的数据处理")


def _pinned(desk: Desk, said: Said) -> About:
    """A remark without a finding names its cell or record instead."""
    if said.kind != Kind.RETURN:
        raise Incomplete("没有选要处理的疑点", "从疑点列表中选择")
    if said.item and said.item not in desk.form.by_id and said.item not in desk.form.tables:
        raise NotFound("本表没有这个指标", "刷新页面后再试")
    if said.record is not None:
        desk.record(said.record)
    record = "" if said.record is None else str(said.record)
    return About(f"remark|{record}|{said.item}", "", said.item, said.record)
