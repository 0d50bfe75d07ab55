"""What every response says to the browser, and what every request says of its sender."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Handler = Callable[[HttpRequest], HttpResponse]

POLICY = "; ".join(
    [
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    ]
)
UNUSED_FEATURES = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class BrowserPolicy:
    """No script or style but our own files: an injected one does not run."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", UNUSED_FEATURES)
        # A proxy must not keep one unit's page for the next.
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response


class ClientAddress:
    """Put the sender's address into REMOTE_ADDR when reverse proxies stand in front.

    Each proxy appends who it heard from, so with n proxies the n-th entry from the right
    is the last one that was not written by the sender.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        proxies = settings.ISTC_PROXIES
        if proxies:
            heard = [part.strip() for part in _forwarded(request).split(",") if part.strip()]
            if len(heard) >= proxies:
                request.META["REMOTE_ADDR"] = heard[-proxies]
        return self.get_response(request)


def _forwarded(request: HttpRequest) -> str:
    return str(request.META.get("HTTP_X_FORWARDED_FOR", ""))
