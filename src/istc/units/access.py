"""The only door: who asks, and which unit of which year the answer may be about.

A unit sees itself and everything below it, the centre sees all; whatever is out of sight
answers exactly as if it did not exist (F16, N30).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from istc.prepared.reading import MARKS, Prepared
from istc.ui.asking import is_fetch
from istc.units.models import Account, Placement
from istc.units.models.placement import Placements

EXPIRED = "登录已过期。重新登录后继续。"
PASSWORD_FIRST = "初始密码还没有修改。修改后继续。"

View = Callable[..., HttpResponseBase]

PLACE = Prepared(
    lambda year, unit: Placement.objects.select_related("superior").filter(year=year, unit_id=unit),
    MARKS[0],
    MARKS[1],
)


@dataclass(frozen=True)
class Actor:
    """Whoever is signed in, for one request. `unit_id` is None for the centre."""

    account: Account
    unit_id: int | None
    is_centre: bool
    address: str | None = None
    _places: dict[int, Placement | None] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, account: Account, address: str | None = None) -> "Actor":
        return cls(account, account.unit_id, account.is_centre, address)

    @property
    def account_id(self) -> int:
        return int(self.account.pk)

    @property
    def name(self) -> str:
        return self.account.name

    def place(self, year: int) -> Placement | None:
        """The actor's own place in a year's tree; asked of the database once."""
        if self.unit_id is None:
            return None
        if year not in self._places:
            self._places[year] = PLACE.one(year, self.unit_id)
        return self._places[year]


def actor_of(request: HttpRequest) -> Actor:
    """The actor of a view that stands behind the door. Raises Http404 where nobody is signed in."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        raise Http404
    return actor


def own(request: HttpRequest, year: int) -> Placement:
    """The unit's own place in a year: the only one it may write to.

    Raises Http404 for the centre, which has none, and for a year the unit was not in.
    """
    place = actor_of(request).place(year)
    if place is None:
        raise Http404
    return place


def visible(request: HttpRequest, year: int, unit_id: int) -> Placement:
    """The place of the unit itself or of one below it; the centre sees all.

    Raises Http404 for a unit out of sight, exactly as for one that does not exist.
    """
    actor = actor_of(request)
    if unit_id == actor.unit_id:
        return own(request, year)
    place = below(actor, year).filter(unit_id=unit_id).select_related("superior", "unit").first()
    if place is None:
        raise Http404
    return place


def below(actor: Actor, year: int, *, itself: bool = True) -> Placements:
    """All places that the actor may see, in the order of the tree (`itself`: its own too)."""
    places = Placement.objects.filter(year=year)
    if actor.is_centre:
        return places.order_by("path")
    mine = actor.place(year)
    return places.under(mine.path, itself=itself) if mine else places.none()


def signed_in(view: View) -> View:
    """Lets only signed-in accounts in, and only with a password of their own."""
    return _guard(view, _anonymous, _initial_password)


def signed_in_anyhow(view: View) -> View:
    """For the few pages that an account with an initial password needs."""
    return _guard(view, _anonymous)


def centre_only(view: View) -> View:
    """For the centre; to everybody else the page does not exist."""
    return _guard(view, _anonymous, _initial_password, _not_centre)


def public(view: View) -> View:
    """For pages that need no account. Says so, as every view must say who may come in."""
    return _guard(view)


Check = Callable[[HttpRequest], HttpResponse | None]


def _guard(view: View, *checks: Check) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        for check in checks:
            if (refusal := check(request)) is not None:
                return refusal
        return view(request, *args, **kwargs)

    guarded.door = tuple(check.__name__ for check in checks)  # type: ignore[attr-defined]
    return guarded


def _anonymous(request: HttpRequest) -> HttpResponse | None:
    if getattr(request, "actor", None) is not None:
        return None
    if is_fetch(request):
        return JsonResponse({"error": EXPIRED, "to": reverse("units:login")}, status=401)
    return redirect(f"{reverse('units:login')}?{urlencode({'next': _here(request)})}")


def _initial_password(request: HttpRequest) -> HttpResponse | None:
    if not actor_of(request).account.must_change_password:
        return None
    if is_fetch(request):
        return JsonResponse({"error": PASSWORD_FIRST, "to": reverse("units:password")}, status=403)
    return redirect(f"{reverse('units:password')}?{urlencode({'next': _here(request)})}")


def _not_centre(request: HttpRequest) -> HttpResponse | None:
    if not actor_of(request).is_centre:
        raise Http404
    return None


def _here(request: HttpRequest) -> str:
    """Where to come back to: the page itself, or after a post the page it was sent from."""
    return request.get_full_path() if request.method in {"GET", "HEAD"} else "/"
