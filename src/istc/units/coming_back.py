"""Where to go after signing in or changing the password: never to another site."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

HOME = "/"


def wanted(request: HttpRequest) -> str:
    """The `next` of the form or the address, if it is a path on this site; else the home page."""
    asked = request.POST.get("next") or request.GET.get("next") or HOME
    safe = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if safe and asked.startswith("/") else HOME
