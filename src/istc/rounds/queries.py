"""Which rounds there are. All pages ask; so they are kept for a few seconds in each process."""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.conf import settings
from django.http import Http404

from istc.rounds.states import State

if TYPE_CHECKING:  # the package offers these functions before Django has loaded the tables
    from istc.rounds.models import Round

KEPT = 3.0  # seconds; how late another process may notice that a round was opened or closed


@dataclass
class _Kept:
    rounds: "tuple[Round, ...]" = ()
    until: float = 0.0


_kept = _Kept()


def rounds() -> "tuple[Round, ...]":
    """All rounds, newest first; not to be changed by the caller."""
    if time.monotonic() >= _kept.until:
        _kept.rounds = tuple(apps.get_model("rounds", "Round").objects.all())
        _kept.until = time.monotonic() + getattr(settings, "ISTC_ROUNDS_KEPT", KEPT)
    return _kept.rounds


def forget() -> None:
    """Read again at the next question: a round has changed."""
    _kept.until = 0.0


def current() -> "Round | None":
    """The newest open round; without one the newest closed; None before the first opening."""
    known = [found for found in rounds() if found.state != State.PREPARING]
    running = [found for found in known if found.state == State.OPEN]
    return next(iter(running or known), None)


def round_of(year: int) -> "Round":
    """The round of a year that has been opened. Raises Http404."""
    for found in rounds():
        if found.year == year and found.state != State.PREPARING:
            return found
    raise Http404


def any_round(year: int) -> "Round":
    """The round of a year, also while it is being prepared. Raises Http404."""
    for found in rounds():
        if found.year == year:
            return found
    raise Http404


def open_years() -> list[int]:
    """The years whose tree still changes: rounds being prepared or open."""
    return [found.year for found in rounds() if found.state != State.CLOSED]
