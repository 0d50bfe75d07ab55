"""return_form: a superior sends a completed form back with reasons; the unit mends it (N12, §4)."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from istc.definitions.kinds.writing import long
from istc.definitions.model import Form
from istc.reports.errors import Incomplete, NotFound
from istc.reports.keys import ReportKey
from istc.reports.models import Review
from istc.reports.queries.history import cell_words
from istc.reports.results import Changed
from istc.reports.states import CLOSED, State
from istc.reports.writing.desk import Desk
from istc.reports.writing.remarks import Remark, treated
from istc.reports.writing.superior import open_review, shut
from istc.reports.writing.trail import Act
from istc.rounds.models import Notice
from istc.units.access import Actor

LONGEST = 2000
MOST_REMARKS = 100


@transaction.atomic
def return_form(
    *,
    actor: Actor,
    report_key: ReportKey,
    text: str = "",
    remarks: Sequence[Remark] = (),
    until: datetime | None = None,
    version: int | None = None,
) -> Changed:
    """Back to the unit, which is told; what was marked 列入退回 before goes along as remarks.
    `until`: by when, also past the deadline or a lock.

    Raises NotWritable for whoever is no superior, Incomplete without a reason, for a form that is
    not complete and for a term that is past or (but for the centre) later than the round; NotFound
    for a remark on a cell that is not there, Conflict, kinds.Refusal for unusable text.
    """
    desk = open_review(actor, report_key)
    desk.expect(version)
    report, was = desk.report, desk.report.state
    if was not in CLOSED:
        raise Incomplete("本表尚未完成填报，不用退回", "需要更快的，催报该单位")
    words, told = long(text, LONGEST) or "", [_told(desk, one) for one in remarks]
    drafts = treated(desk)
    told = [*(_told(desk, one) for one in drafts.remarks), *told]
    if not words and not told:
        raise Incomplete("没有写退回意见", "写明哪里不对、怎么改")
    _require_term(desk, until)
    report.state, report.returned_until = State.RETURNED, until
    report.version += 1
    report.save(update_fields=["state", "returned_until", "version"])
    made = Review.objects.create(
        report=report, kind=Review.Kind.RETURNED, at=desk.now, by_name=actor.name,
        text=words, remarks=told, until=until,
    )  # fmt: skip
    drafts.drop()
    _tell(desk, made)
    after = {"state": report.state, "text": words, "remarks": told, "until": str(until or "")}
    act = Act("report.return", desk.form.code, {"state": was}, after)
    act.write(actor, desk.key.round, desk.key.placement)
    return Changed(report, (), changed=True)


def _told(desk: Desk, remark: Remark) -> dict[str, Any]:
    """The remark with the words that pages show. Raises NotFound, Incomplete, Refusal."""
    text = long(remark.text, LONGEST)
    if not text:
        raise Incomplete("有一条意见没有写内容", "写明意见，或删去这一条")
    line = None
    if remark.record is not None:
        line = desk.live.index(desk.record(remark.record)) + 1
    name = _name(desk.form, remark.item) if remark.item else ""
    return {**asdict(remark), "text": text, "name": name, "line": line, "was": _was(desk, remark)}


def _was(desk: Desk, remark: Remark) -> str:
    """What the cell holds now, in words, to be seen beside what it will be mended to."""
    if not remark.item or (remark.record is None and desk.form.multi) or not desk.live:
        return ""
    record = desk.live[0] if remark.record is None else desk.record(remark.record)
    return cell_words(desk.form, remark.item, record.values)


def _name(form: Form, item: str) -> str:
    if item in form.by_id:
        return form.by_id[item].name
    if item in form.tables:
        return form.tables[item].heading
    raise NotFound("本表没有这个指标", "刷新页面后再试")


def _require_term(desk: Desk, until: datetime | None) -> None:
    if until is None:
        if shut(desk):
            raise Incomplete("已截止或已锁定的年度，退回须写更正期限", "写明更正期限")
        return
    if until <= desk.now:
        raise Incomplete("更正期限已过", "选一个以后的日期")
    last = desk.key.round.closes_on + timedelta(days=1)
    if not desk.actor.is_centre and timezone.localdate(until - timedelta(seconds=1)) >= last:
        raise Incomplete("更正期限晚于本年度关闭日", "选一个更早的日期，或联系管理员延期")


def _tell(desk: Desk, review: Review) -> None:
    form = desk.form
    lines = [review.text] if review.text else []
    for one in review.remarks:
        place = " ".join(filter(None, [f"第 {one['line']} 条" if one["line"] else "", one["name"]]))
        lines.append(f"{place}：{one['text']}" if place else one["text"])
    Notice.objects.create(
        round=desk.key.round,
        unit_id=desk.key.placement.unit_id,
        kind=Notice.Kind.RETURN,
        title=f"{form.code} {form.title} 已退回"[:200],
        body="\n".join(lines),
    )
