"""/account/: screen 12. The user name stands fast; name, password and switches are the owner's."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from istc.rounds import queries
from istc.rounds.renaming import rename_unit
from istc.units import access, accounts, history, passwords, sign_in
from istc.units.placements import NameRefused


@require_safe
@never_cache
@access.signed_in
def account(request: HttpRequest) -> HttpResponseBase:
    return _page(request)


@require_POST
@access.signed_in
def account_name(request: HttpRequest) -> HttpResponseBase:
    actor = access.actor_of(request)
    unit, name = actor.account.unit, request.POST.get("name", "")
    if unit is None:
        raise Http404
    try:
        rename_unit(actor=actor, unit=unit, name=name)
    except NameRefused as refusal:
        return _page(request, status=422, faults={"name": str(refusal)}, name=name)
    messages.success(request, "单位全称已保存。")
    return redirect("units:account")


@sensitive_post_parameters("old", "new", "again")
@require_POST
@access.signed_in
def account_password(request: HttpRequest) -> HttpResponseBase:
    """The session that asks goes on; every other of the account ends."""
    actor = access.actor_of(request)
    old, new, again = (request.POST.get(name, "") for name in ("old", "new", "again"))
    try:
        accounts.change_password(actor=actor, old=old, new=new, again=again)
    except accounts.Refused as refusal:
        return _page(request, status=422, faults=refusal.messages)
    update_session_auth_hash(request, actor.account)
    messages.success(request, "密码已修改，其他设备已退出登录。")
    return redirect("units:account")


@require_POST
@access.signed_in
def account_preferences(request: HttpRequest) -> HttpResponseBase:
    accounts.set_preferences(
        actor=access.actor_of(request),
        large_type="large_type" in request.POST,
        shortcuts_on="shortcuts_on" in request.POST,
    )
    messages.success(request, "显示和操作设置已保存。")
    return redirect("units:account")


@require_POST
@access.signed_in
def account_sessions(request: HttpRequest) -> HttpResponseBase:
    actor = access.actor_of(request)
    accounts.end_sessions(actor=actor)
    update_session_auth_hash(request, actor.account)
    messages.success(request, "其他设备已退出登录。")
    return redirect("units:account")


def _page(request: HttpRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    actor = access.actor_of(request)
    found = queries.current()
    place = actor.place(found.year) if found else None
    first = (place.superior or place) if place else None
    context = {
        "section": "account",
        "account": actor.account,
        "place": place,
        "third_level": first.third_level if place and first and place.level < 3 else None,
        "name": actor.account.name,
        "rules": passwords.rules(),
        "least": passwords.least_length(),
        "sign_ins": history.recent(actor, request.session.get(sign_in.EVENT)),
        "former": history.former_names(actor.unit_id) if actor.unit_id else [],
        "panels": _panels(request),
        "faults": {},
        **more,
    }
    return render(request, "rounds/account.html", context, status=status)


def _panels(request: HttpRequest) -> list[Any]:
    """Cards that higher layers add, such as the contact of the unit's basic information.

    ISTC_ACCOUNT_PANELS lists functions by their dotted names; each takes the request and
    returns {"title", "note", "pairs", "link": (address, words)}, or None to stay away.
    """
    makers = [import_string(name) for name in getattr(settings, "ISTC_ACCOUNT_PANELS", ())]
    return [panel for make in makers if (panel := make(request)) is not None]
