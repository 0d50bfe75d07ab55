"""What the centre tells and what users tell the centre: announcements, receipts, feedback (F85)."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from istc import audit
from istc.rounds import verbs
from istc.rounds.models import Feedback, Notice, Receipt, Round
from istc.rounds.notices import notices_for
from istc.rounds.verbs import Refused
from istc.units.access import Actor

LONGEST_TITLE, LONGEST = 200, 5000
A_DAY = 20  # messages of one account; a stuck key is no flood


def publish(*, actor: Actor, round: Round | None, title: str, body: str) -> Notice:
    """An announcement to all units. Raises PermissionDenied, Refused."""
    verbs.centre(actor)
    title, body = " ".join(_clean(title).split()), _clean(body)
    if not title:
        raise Refused("没有写标题。写明标题再发布。")
    if len(title) > LONGEST_TITLE or len(body) > LONGEST:
        raise Refused(f"标题不超过 {LONGEST_TITLE} 字，内容不超过 {LONGEST} 字。请缩短。")
    with transaction.atomic():
        made = Notice.objects.create(round=round, kind=Notice.Kind.PUBLIC, title=title, body=body)
        audit.record(
            actor=actor, action="notice.publish", year=round.year if round else None,
            subject=title, after={"标题": title, "内容": body},
        )  # fmt: skip
    return made


def confirm(*, actor: Actor, pk: int) -> bool:
    """The account has read a notice; False where it was told none such. Again changes nothing."""
    found = notices_for(actor).filter(pk=pk).first()
    if found is None:
        return False
    Receipt.objects.get_or_create(notice=found, account=actor.account)
    return True


def write(*, actor: Actor, body: str) -> Feedback:
    """Raises Refused."""
    body = _clean(body)
    if not body:
        raise Refused("没有写内容。写明问题或建议再提交。")
    if len(body) > LONGEST:
        raise Refused(f"内容超过 {LONGEST} 字。请缩短或分两次提交。")
    since = timezone.now() - timedelta(days=1)
    if Feedback.objects.filter(account=actor.account, at__gte=since).count() >= A_DAY:
        raise Refused(f"24 小时内已提交 {A_DAY} 条。明天再提交。")
    return Feedback.objects.create(account=actor.account, by_name=actor.name, body=body)


def answer(*, actor: Actor, pk: int, body: str) -> Feedback:
    """Once; the unit is told. Raises PermissionDenied, Refused."""
    verbs.centre(actor)
    body = _clean(body)[:LONGEST]
    if not body:
        raise Refused("没有写答复。写明答复，该单位会看到。")
    with transaction.atomic():
        found = Feedback.objects.select_for_update().filter(pk=pk).first()
        if found is None or found.answered_at:
            raise Refused("这条反馈已答复过。刷新页面查看。")
        found.answer, found.answered_at, found.answered_by_name = body, timezone.now(), actor.name
        found.save()
        if found.account.unit_id:
            Notice.objects.create(
                unit=found.account.unit, kind=Notice.Kind.PUBLIC, title="意见反馈已答复", body=body
            )
        audit.record(
            actor=actor, action="feedback.answer", unit=found.account.unit_id,
            subject=found.by_name, after={"反馈": found.body, "答复": body},
        )  # fmt: skip
    return found


def _clean(text: str) -> str:
    return text.replace("\x00", "").replace("\r\n", "\n").strip()
