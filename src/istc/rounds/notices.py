"""What an account is to be told: to all units, and to its own."""

from django.db.models import Q, QuerySet
from django.db.models.functions import Now
from django.utils import timezone

from istc.prepared.reading import MARKS, Prepared
from istc.rounds.models import Notice
from istc.units.access import Actor

SHOWN = 10


def _told(unit: int) -> QuerySet[Notice]:
    found = Notice.objects.filter(Q(unit=None) | Q(unit_id=unit), published_at__lte=Now())
    return found.order_by("-published_at", "-pk")


LATEST = Prepared(lambda unit: _told(unit)[:SHOWN], MARKS[0])


def latest_notices(actor: Actor) -> list[Notice]:
    """The few that the bell shows on every page."""
    if actor.unit_id is None:
        return list(notices_for(actor)[:SHOWN])
    return LATEST.rows(actor.unit_id)


def notices_for(actor: Actor) -> QuerySet[Notice]:
    """Newest first; the centre has those to all units only, and reads a unit's on its page."""
    to_all = Q(unit=None)
    wanted = to_all if actor.is_centre else to_all | Q(unit_id=actor.unit_id)
    found = Notice.objects.filter(wanted, published_at__lte=timezone.now())
    return found.order_by("-published_at", "-pk")
