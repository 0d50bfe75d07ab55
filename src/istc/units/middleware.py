"""Says on every request who is acting, and keeps the session alive while it is used."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from istc.units import sessions
from istc.units.access import Actor
from istc.units.models import Account


class CurrentActor:
    """Puts `request.actor`: an `Actor`, or None for somebody not signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = actor = _actor(request)  # type: ignore[attr-defined]
        if actor is not None:
            sessions.touch(request)
        return self.get_response(request)


def _actor(request: HttpRequest) -> Actor | None:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None  # spares the pages outside, and the health check, a query
    account = request.user
    if not isinstance(account, Account):
        return None
    return Actor.of(account, request.META.get("REMOTE_ADDR"))
