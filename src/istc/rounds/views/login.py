"""/login/: screen 01."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from istc.rounds.front import front
from istc.units import access, captcha, coming_back
from istc.units.sign_in import NotSignedIn, sign_in
from istc.units.views.captchas import addresses


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@access.public
def login(request: HttpRequest) -> HttpResponseBase:
    """Who is signed in already goes on at once; who fails gets a new captcha and keeps the name."""
    if request.method == "POST":
        return _try(request)
    if getattr(request, "actor", None) is not None:
        return redirect(coming_back.wanted(request))
    return _page(request)


def _try(request: HttpRequest) -> HttpResponse:
    username, password = request.POST.get("username", ""), request.POST.get("password", "")
    if not username.strip() or not password:
        return _page(request, "用户名或密码为空。填写后登录。")
    if settings.ISTC_CAPTCHA and not _captcha_answered(request):
        return _page(request, "验证码不正确或已过期。填写新的验证码。")
    try:
        account = sign_in(request, username=username, password=password)
    except NotSignedIn as refusal:
        return _page(request, str(refusal))
    wanted = coming_back.wanted(request)
    if account.must_change_password:
        return redirect(f"{reverse('units:password')}?{urlencode({'next': wanted})}")
    return redirect(wanted)


def _captcha_answered(request: HttpRequest) -> bool:
    key, answer = request.POST.get("captcha_key", ""), request.POST.get("captcha", "")
    return captcha.answered(key, answer)


def _page(request: HttpRequest, fault: str = "") -> HttpResponse:
    context = {
        "front": front(),
        "captcha": addresses(captcha.new()) if settings.ISTC_CAPTCHA else None,
        "fault": fault,
        "username": request.POST.get("username", "")[:40],
        "next": coming_back.wanted(request),
    }
    return render(request, "rounds/login.html", context, status=422 if fault else 200)
