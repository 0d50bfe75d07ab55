"""What every verb on a round needs: the centre alone, a locked row, a reason, a row of the log."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from istc import audit
from istc.reference.errors import Refused
from istc.rounds import queries
from istc.rounds.models import Round
from istc.units.access import Actor

__all__ = ["Refused", "centre", "locked", "reason", "record"]


def centre(actor: Actor | None) -> None:
    """Only the centre, or a command on the server itself (no actor)."""
    if actor is not None and not actor.is_centre:
        raise PermissionDenied


def locked(year: int) -> Round:
    found = Round.objects.select_for_update().filter(year=year).first()
    if found is None:
        raise Refused(f"没有 {year} 年度。先用 create 新建。")
    return found


def reason(text: str) -> str:
    if not text.strip():
        raise Refused("没有写原因。写明原因，各单位会看到。")
    return text.strip()


def record(
    actor: Actor | None, action: str, found: Round, before: str | None, **more: object
) -> None:
    transaction.on_commit(queries.forget)
    queries.forget()
    audit.record(
        actor=actor,
        action=action,
        year=found.year,
        subject=str(found),
        before={"state": before} if before else None,
        after={"state": found.state, "deadline": found.deadline, **more},
    )
