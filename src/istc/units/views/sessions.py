"""/logout/ and /session/: ending a session, asking how long it lasts, making it last."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from istc.units import access, sessions, sign_in


@require_POST
@access.public
def logout(request: HttpRequest) -> HttpResponse:
    """By POST only, so that no link can sign anybody out (N35)."""
    actor: access.Actor | None = getattr(request, "actor", None)
    if actor is not None:
        sign_in.sign_out(request, actor)
    return redirect("units:login")


@require_safe
@never_cache
@access.signed_in_anyhow
def session(request: HttpRequest) -> HttpResponseBase:
    """Seconds left; asking does not prolong."""
    return JsonResponse({"seconds": sessions.seconds_left(request)})


@require_POST
@access.signed_in_anyhow
def session_extend(request: HttpRequest) -> HttpResponseBase:
    sessions.extend(request)
    return JsonResponse({"seconds": sessions.seconds_left(request)})
