"""submit_unit: 上报, the unit says that its year is complete, and names who is not (N15, N16)."""

from django.db import transaction

from istc import audit
from istc.definitions.kinds.writing import long
from istc.reports import branch
from istc.reports.errors import Incomplete
from istc.reports.keys import ReportKey
from istc.reports.models import Submission
from istc.reports.queries.standing import Standing, standing
from istc.reports.writing.desk import Desk, open_year
from istc.rounds.models import Round
from istc.units.access import Actor
from istc.units.models import Placement

LONGEST = 2000


@transaction.atomic
def submit_unit(*, actor: Actor, round: Round, placement: Placement, note: str = "") -> Submission:
    """Every form of its own must be complete and without findings that stop it. Units below that
    have not reported are named, with `note` saying why. Again with the same data changes nothing.

    Raises NotWritable, Incomplete, kinds.Refusal for unusable text.
    """
    key = ReportKey(round, placement, round.edition_model.forms[0])
    desk = open_year(actor, key)
    found, words = standing(round, desk.key.placement), long(note, LONGEST) or ""
    _require(found, words)
    digest = branch.digest(round, placement)
    earlier = Submission.objects.filter(placement=placement).first()
    if earlier and earlier.stands and earlier.digest == digest and earlier.note == words:
        return earlier
    return _submit(desk, earlier, digest, (found, words))


def _require(found: Standing, note: str) -> None:
    if found.lacking:
        raise Incomplete(f"本单位还有 {len(found.lacking)} 张报表未完成", "全部完成后再上报")
    if found.left_out and not note:
        count = len(found.left_out)
        raise Incomplete(f"还有 {count} 个下级单位未上报", "催报，或写明原因后列名上报")


def _submit(
    desk: Desk, earlier: Submission | None, digest: str, said: tuple[Standing, str]
) -> Submission:
    placement, round = desk.key.placement, desk.key.round
    found, note = said
    made = earlier or Submission(placement=placement, number=0)
    before = {"state": made.state, "check_code": made.check_code} if earlier else None
    made.state, made.number = Submission.State.SUBMITTED, made.number + 1
    made.at, made.by_name, made.digest = desk.now, desk.actor.name, digest
    made.counts = branch.counts(round, placement)
    made.left_out = [
        {"unit": one.place.unit_id, "name": one.place.name, "words": one.words}
        for one in found.left_out
    ]
    made.note = note if found.left_out else ""
    made.decided_at, made.decided_by_name, made.reason = None, "", ""
    made.save()
    audit.record(
        actor=desk.actor, action="unit.submit", unit=placement.unit_id, year=round.year,
        before=before,
        after={"number": made.number, "check_code": made.check_code, "left_out": made.left_out},
    )  # fmt: skip
    return made
