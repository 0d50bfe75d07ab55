"""How long a sign-in lasts: it slides with use, at the cost of one write a minute at most (N35)."""

import time

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

TOUCHED = "touched"
TOUCH_EVERY = 60  # seconds
BACKGROUND = "X-Background"  # header of requests that a page sends by itself, such as polling


def touch(request: HttpRequest) -> None:
    """Count a request of the person as use; what a page asks by itself does not keep it alive."""
    if BACKGROUND in request.headers or request.path == reverse("units:session"):
        return
    if time.time() - request.session.get(TOUCHED, 0) >= TOUCH_EVERY:
        extend(request)


def extend(request: HttpRequest) -> None:
    request.session[TOUCHED] = int(time.time())


def seconds_left(request: HttpRequest) -> int:
    used = time.time() - request.session.get(TOUCHED, 0)
    return max(0, int(settings.SESSION_COOKIE_AGE - used))
