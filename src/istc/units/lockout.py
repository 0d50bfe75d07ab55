"""What somebody locked out reads, and how many tries are left before that (design §9, 01)."""

import math
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from axes.utils import reset
from django.conf import settings
from django.db.models import Max, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from istc.units.models import Account

MINUTE = 60


def tries_left(request: HttpRequest) -> int:
    """After a failed sign-in: how often it may still fail before the account is locked."""
    failures = getattr(request, "axes_failures_since_start", None) or 0
    return max(0, settings.AXES_FAILURE_LIMIT - failures)


def was_counted(request: HttpRequest) -> bool:
    """Whether the failure was weighed at all; a locked account is refused without a look."""
    return getattr(request, "axes_failures_since_start", None) is not None


def is_locked(request: HttpRequest) -> bool:
    """Whether the sign-in just tried was refused, or was the one failure too many."""
    return bool(getattr(request, "axes_locked_out", False))


def locked_out(
    request: HttpRequest, response: HttpResponse | None = None, credentials: Any = None
) -> HttpResponse:
    """The page that axes shows instead of any other once an account or address is locked."""
    minutes = minutes_left(request, credentials or {})
    return render(request, "units/locked.html", {"minutes": minutes}, status=429)


def minutes_left(request: HttpRequest, credentials: dict[str, Any]) -> int:
    """Until the last failure is forgotten; at least one, so that nobody reads 0."""
    handler = AxesProxyHandler.get_implementation()
    attempts = handler.get_user_attempts(request, credentials)
    times = [found.aggregate(last=Max("attempt_time"))["last"] for found in attempts]
    last = max((at for at in times if at), default=timezone.now())
    return _left(last)


def unlock(username: str) -> int:
    """Forget an account's failures; says how many rows there were."""
    return int(reset(username=username))


@dataclass(frozen=True, slots=True)
class Locked:
    """An account that nobody can sign in to for `minutes` more."""

    account: Account
    failures: int
    last: datetime
    minutes: int


def locked() -> list[Locked]:
    """Accounts locked now, the latest first. Two queries."""
    since = timezone.now() - settings.AXES_COOLOFF_TIME
    found = AccessAttempt.objects.filter(attempt_time__gte=since).values("username")
    rows = {
        row["username"]: row
        for row in found.annotate(n=Sum("failures_since_start"), last=Max("attempt_time")).filter(
            n__gte=settings.AXES_FAILURE_LIMIT
        )
    }
    accounts = Account.objects.filter(username__in=rows)
    known = [(account, rows[account.username]) for account in accounts]
    return sorted(
        (Locked(one, row["n"], row["last"], _left(row["last"])) for one, row in known),
        key=lambda one: one.last,
        reverse=True,
    )


def _left(last: datetime) -> int:
    left = last + settings.AXES_COOLOFF_TIME - timezone.now()
    return max(1, math.ceil(left.total_seconds() / MINUTE))
