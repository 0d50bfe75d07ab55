"""What becomes of a submission: received, accepted (which locks), returned, reopened (N15, N17)."""

from django.db import transaction

from istc import audit
from istc.definitions.kinds.writing import long
from istc.reports import branch
from istc.reports.errors import Incomplete, NotWritable
from istc.reports.keys import ReportKey
from istc.reports.models import Submission
from istc.reports.writing.desk import Desk
from istc.reports.writing.superior import open_above
from istc.rounds.models import Notice, Round
from istc.units.access import Actor
from istc.units.models import Placement

State = Submission.State
LONGEST = 2000
OPEN = frozenset({State.SUBMITTED, State.RECEIVED})


@transaction.atomic
def receive_submission(*, actor: Actor, round: Round, placement: Placement) -> Submission:
    """A superior has taken note of it. Twice is harmless. Raises NotWritable, Incomplete."""
    desk, made = _open(actor, round, placement)
    if made.state in {State.RECEIVED, State.ACCEPTED}:
        return made
    _require(made, OPEN, "该单位没有待接收的上报")
    _require_unchanged(desk, made)
    return _decide(desk, made, State.RECEIVED, "")


@transaction.atomic
def accept_submission(*, actor: Actor, round: Round, placement: Placement) -> Submission:
    """The centre accepts a level-1 unit's: its branch is locked. The caller has seen to the sealed
    letter. Twice is harmless. Raises NotWritable, Incomplete."""
    desk, made = _open(actor, round, placement)
    if not actor.is_centre or placement.level != 1:
        raise NotWritable("只有管理员可以验收一级单位的上报", "")
    if made.state == State.ACCEPTED:
        return made
    _require(made, OPEN, "该单位没有待验收的上报")
    _require_unchanged(desk, made)
    return _decide(desk, made, State.ACCEPTED, "")


@transaction.atomic
def return_submission(
    *, actor: Actor, round: Round, placement: Placement, reason: str
) -> Submission:
    """Not taken as it is; the unit is told why. Raises NotWritable, Incomplete, Refusal."""
    desk, made = _open(actor, round, placement)
    _require(made, OPEN, "该单位没有可退回的上报")
    words = _reason(reason)
    _tell(desk, f"{round.year} 年度上报已退回", words, Notice.Kind.RETURN)
    return _decide(desk, made, State.RETURNED, words)


@transaction.atomic
def reopen_submission(
    *, actor: Actor, round: Round, placement: Placement, reason: str
) -> Submission:
    """The centre lifts the lock of an accepted branch. Raises NotWritable, Incomplete, Refusal."""
    desk, made = _open(actor, round, placement)
    if not actor.is_centre:
        raise NotWritable("只有管理员可以重新开放", "")
    _require(made, frozenset({State.ACCEPTED}), "该单位没有已验收的上报")
    words = _reason(reason)
    _tell(desk, f"{round.year} 年度数据已重新开放", words, Notice.Kind.PUBLIC)
    return _decide(desk, made, State.REOPENED, words)


def _open(actor: Actor, round: Round, placement: Placement) -> tuple[Desk, Submission]:
    desk = open_above(actor, ReportKey(round, placement, round.edition_model.forms[0]))
    made = Submission.objects.filter(placement=placement).first()
    if made is None:
        raise Incomplete("该单位还没有上报", "催报该单位")
    return desk, made


def _require(made: Submission, states: frozenset[State], wrong: str) -> None:
    if State(made.state) not in states:
        raise Incomplete(wrong, "刷新页面，按现在的状态处理")


def _require_unchanged(desk: Desk, made: Submission) -> None:
    if branch.digest(desk.key.round, desk.key.placement) != made.digest:
        raise Incomplete("上报之后数据有变动，校验码已失效", "退回上报，由该单位重新上报")


def _reason(text: str) -> str:
    words = long(text, LONGEST)
    if not words:
        raise Incomplete("没有写原因", "写明原因，该单位会看到")
    return words


def _tell(desk: Desk, title: str, body: str, kind: Notice.Kind) -> None:
    key = desk.key
    Notice.objects.create(
        round=key.round, unit_id=key.placement.unit_id, kind=kind, title=title, body=body
    )


def _decide(desk: Desk, made: Submission, state: State, reason: str) -> Submission:
    before = {"state": made.state}
    made.state, made.reason = state, reason
    made.decided_at, made.decided_by_name = desk.now, desk.actor.name
    made.save(update_fields=["state", "reason", "decided_at", "decided_by_name"])
    after = {"state": state.value, "check_code": made.check_code, "reason": reason}
    audit.record(
        actor=desk.actor, action=f"unit.{state.value}", unit=desk.key.placement.unit_id,
        year=desk.key.round.year, before=before, after=after,
    )  # fmt: skip
    return made
