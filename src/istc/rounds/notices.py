"""What an account is to be told: to all units, and to its own."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from istc.rounds.models import Notice
from istc.units.access import Actor


def notices_for(actor: Actor) -> QuerySet[Notice]:
    """Newest first; the centre has those to all units only, and reads a unit's on its page."""
    to_all = Q(unit=None)
    wanted = to_all if actor.is_centre else to_all | Q(unit_id=actor.unit_id)
    found = Notice.objects.filter(wanted, published_at__lte=timezone.now())
    return found.order_by("-published_at", "-pk")
