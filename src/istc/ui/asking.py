"""Who asks: a script, which reads JSON, or a browser, which shows pages."""

from django.http import HttpRequest

JSON = "application/json"


def wants_json(request: HttpRequest) -> bool:
    """Who sends JSON can read it, whatever it says it accepts."""
    return JSON in request.headers.get("Accept", "") or request.content_type == JSON


def is_fetch(request: HttpRequest) -> bool:
    """Whether a script asks, so that a redirect to a page would be of no use to it."""
    return "HX-Request" in request.headers or wants_json(request)
