"""Who may manage which unit, and who may add units where (F11–F15, F31–F37; decisions.md §4)."""

from django.core.exceptions import PermissionDenied

from istc.units import paths
from istc.units.access import Actor
from istc.units.models import Placement


def first_of(place: Placement) -> Placement:
    """The level-1 unit of the branch: itself, or the one above it."""
    while place.superior is not None:
        place = place.superior
    return place


def manages(actor: Actor, year: int) -> bool:
    """Whether the account has 单位管理: the centre, level 1, and level 2 with the right."""
    if actor.is_centre:
        return True
    mine = actor.place(year)
    if mine is None or mine.closed:
        return False
    return mine.level == 1 or (mine.level == 2 and first_of(mine).third_level)


def may_manage(actor: Actor, place: Placement) -> bool:
    """Everything strictly below oneself; never oneself, a superior or a sibling."""
    if not manages(actor, place.year):
        return False
    mine = actor.place(place.year)
    if mine is None:
        return actor.is_centre
    return mine.pk != place.pk and paths.covers(mine.path, place.path)


def may_add_below(actor: Actor, superior: Placement | None, year: int) -> bool:
    """Level 1 is added by the centre; level 3 only where the right was given (F13)."""
    if not manages(actor, year):
        return False
    if superior is None:
        return actor.is_centre
    if superior.closed or superior.level >= paths.DEEPEST:
        return False
    if superior.level == 2 and not first_of(superior).third_level:
        return False
    mine = actor.place(year)
    return actor.is_centre or (mine is not None and paths.covers(mine.path, superior.path))


def require(actor: Actor, place: Placement) -> None:
    """Raises PermissionDenied; pages have asked before and answered 404."""
    if not may_manage(actor, place):
        raise PermissionDenied
