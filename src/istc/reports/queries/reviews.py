"""What superiors said of a unit's forms, newest first (N12)."""

from istc.reports.keys import ReportKey
from istc.reports.models import Review
from istc.reports.states import State
from istc.rounds.models import Round
from istc.units.models import Placement


def reviews(key: ReportKey) -> list[Review]:
    """All of one form. One query."""
    found = Review.objects.filter(
        report__round=key.round, report__unit_id=key.placement.unit_id, report__form=key.form.code
    )
    return list(found.order_by("-at", "-id"))


def returned(round: Round, placement: Placement) -> dict[str, Review]:
    """Form code → why it was returned, of the forms that are returned now. One query."""
    found = Review.objects.filter(
        kind=Review.Kind.RETURNED,
        report__round=round,
        report__unit_id=placement.unit_id,
        report__state=State.RETURNED,
    )
    rows = found.select_related("report").defer("report__findings", "report__reasons")
    return {review.report.form: review for review in rows.order_by("at", "id")}
