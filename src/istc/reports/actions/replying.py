"""reply: the unit answers one remark of the return that it is mending (N12)."""

from django.db import transaction

from istc.definitions.kinds.writing import long
from istc.reports.errors import Incomplete, NotFound
from istc.reports.keys import ReportKey
from istc.reports.models import Reply, Review
from istc.reports.states import CLOSED
from istc.reports.writing.desk import open_desk
from istc.reports.writing.trail import Act
from istc.units.access import Actor

LONGEST = 1000


@transaction.atomic
def reply(*, actor: Actor, report_key: ReportKey, review: int, number: int, text: str) -> Reply:
    """Answering again replaces the answer. `number`: the remark's place in the return, from 0.

    Raises NotWritable, NotFound for another form's return or a remark that is not there, Incomplete
    without words and once the form is complete again, Refusal.
    """
    desk = open_desk(actor, report_key)
    found = Review.objects.filter(report=desk.report.pk)  # a report without number has none
    last = found.order_by("-at", "-id").first()
    if last is None or last.pk != review or not 0 <= number < len(last.remarks):
        raise NotFound("没有这条退回意见", "刷新页面后再试")
    if desk.report.state in CLOSED:
        raise Incomplete("本表已确认完成，不能再答复", "修改数据后再次确认完成时可以答复")
    words = long(text, LONGEST)
    if not words:
        raise Incomplete("没有写答复", "写明怎么改的，或为什么不改")
    made, _ = Reply.objects.update_or_create(
        review=last, number=number,
        defaults={"text": words, "at": desk.now, "by_name": actor.name},
    )  # fmt: skip
    after = {"review": review, "number": number, "text": words}
    act = Act("report.reply", desk.form.code, {}, after)
    act.write(actor, desk.key.round, desk.key.placement)
    return made
