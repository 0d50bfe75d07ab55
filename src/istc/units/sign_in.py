"""Signing in and out: what is checked, what is said, what is kept (F22, N34, N36)."""

from dataclasses import dataclass

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest

from istc import audit
from istc.units import lockout, passwords, sessions
from istc.units.access import Actor
from istc.units.models import Account
from istc.units.models.account import USER_NAME

IN, FAILED, LOCKED, OUT = "sign_in", "sign_in.failed", "sign_in.locked", "sign_out"
EVENT = "sign_in_event"  # session key: the audit row that began this session
WRONG = "用户名或密码不正确"


class NotSignedIn(Exception):
    """The text says why, and no more than a stranger may know."""


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody who named no account that exists. The name typed is not kept: it may be a
    password in the wrong box.
    """

    address: str | None
    account_id: None = None
    name: str = "未知用户名"


def sign_in(request: HttpRequest, *, username: str, password: str) -> Account:
    """Begin a session. Raises NotSignedIn; after too many failures axes answers instead."""
    name = Account.normalize_username(username)
    if not USER_NAME.fullmatch(name):
        raise NotSignedIn(f"{WRONG}。用户名只含字母、数字、点、横线、下划线。")
    account = authenticate(request, username=name, password=password[: passwords.LONGEST + 1])
    if not isinstance(account, Account):
        raise NotSignedIn(_failure(request, name, password))
    login(request, account)
    actor = Actor.of(account, _address(request))
    signed = audit.record(
        actor=actor, action=IN, unit=account.unit_id, after={"device": _device(request)}
    )
    request.session[EVENT] = signed.pk
    sessions.extend(request)
    return account


def sign_out(request: HttpRequest, actor: Actor) -> None:
    audit.record(actor=actor, action=OUT, unit=actor.unit_id)
    logout(request)


def _failure(request: HttpRequest, name: str, password: str) -> str:
    """Record the failure and find its words. An act refused unseen by the lock leaves no row:
    else whoever hammers at a locked door would fill the log.
    """
    named = Account.objects.filter(username=name).first()
    if lockout.was_counted(request):
        address = _address(request)
        audit.record(
            actor=Actor.of(named, address) if named else Stranger(address),
            action=LOCKED if lockout.is_locked(request) else FAILED,
            unit=named.unit_id if named else None,
            after={"device": _device(request)},
        )
    if named and not named.is_active and named.check_password(password):
        return "账号已停用。如需继续填报，联系上级单位。"
    return f"{WRONG}，还可试 {lockout.tries_left(request)} 次。"


def _address(request: HttpRequest) -> str | None:
    return request.META.get("REMOTE_ADDR")


def _device(request: HttpRequest) -> str:
    return "mobile" if "Mobi" in request.headers.get("User-Agent", "") else "desktop"
