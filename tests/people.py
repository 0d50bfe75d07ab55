"""Who asks: clients that are signed in, actors for verbs, requests as the door sees them."""

from django.http import HttpRequest
from django.test import Client, RequestFactory

from istc.units.access import Actor
from istc.units.models import Account

BACKEND = "istc.units.backend.Accounts"
ADDRESS = "198.51.100.7"


def signed_in(account: Account, *, csrf: bool = False) -> Client:
    """A browser with a session of this account; `csrf`: one whose posts need a token."""
    client = Client(enforce_csrf_checks=csrf, REMOTE_ADDR=ADDRESS)
    client.force_login(account, backend=BACKEND)
    return client


def actor(account: Account) -> Actor:
    return Actor.of(Account.objects.get(pk=account.pk), ADDRESS)


def request(account: Account | None = None, path: str = "/", **headers: str) -> HttpRequest:
    """A GET as views receive it; anonymous without an account."""
    made = RequestFactory().get(path, headers=headers, REMOTE_ADDR=ADDRESS)
    made.actor = actor(account) if account else None
    return made


def fetch() -> dict[str, str]:
    """Headers of a request that a script sends: `client.get(url, **fetch())`."""
    return {"HTTP_ACCEPT": "application/json"}
