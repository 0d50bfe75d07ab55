"""/password/: the change that an initial password demands before anything else (N34)."""

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from istc.units import access, accounts, coming_back, passwords


@sensitive_post_parameters("new", "again")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@access.signed_in_anyhow
def password(request: HttpRequest) -> HttpResponseBase:
    """Only while the password is an initial one; afterwards it is changed on /account/."""
    actor = access.actor_of(request)
    if not actor.account.must_change_password:
        return redirect("units:account")
    if request.method != "POST":
        return _page(request, {})
    try:
        new, again = request.POST.get("new", ""), request.POST.get("again", "")
        accounts.change_password(actor=actor, old=None, new=new, again=again)
    except accounts.Refused as refusal:
        return _page(request, refusal.messages, status=422)
    update_session_auth_hash(request, actor.account)
    return redirect(coming_back.wanted(request))


def _page(request: HttpRequest, faults: dict[str, str], status: int = 200) -> HttpResponse:
    context = {
        "account": access.actor_of(request).account,
        "rules": passwords.rules(),
        "least": passwords.least_length(),
        "faults": faults,
        "next": coming_back.wanted(request),
    }
    return render(request, "units/password.html", context, status=status)
