"""What happens to accounts: each verb is atomic and leaves its row in the audit log."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from istc import audit
from istc.units import lockout, passwords
from istc.units.access import Actor
from istc.units.models import Account, OldPassword, Unit


class Refused(Exception):
    """What was typed cannot be taken: messages by field, ready to be shown."""

    def __init__(self, **messages: str) -> None:
        super().__init__(*messages.values())
        self.messages = messages


def open_account(
    *, actor: Actor | None, username: str, unit: Unit | None = None, password: str | None = None
) -> Account:
    """A new account, of a unit or of the centre, whose password must be changed at once."""
    with transaction.atomic():
        account = Account.objects.open(username, password=password, unit=unit)
        audit.record(
            actor=actor, action="account.open", unit=account.unit_id, subject=account.username
        )
    return account


def change_password(*, actor: Actor, old: str | None, new: str, again: str) -> None:
    """A new password of the actor's own choice. Raises Refused.

    `old` is None only at the forced change, where it was typed a moment ago. Every other
    session of the account ends, because its proof no longer fits (F29, F30, N34).
    """
    account = actor.account
    if old is not None and not account.check_password(old):
        raise Refused(old="原密码不正确。请重新输入。")
    if found := passwords.faults(new, account):
        raise Refused(new="".join(found))
    if new != again:
        raise Refused(again="两次输入不一致。请重新输入。")
    with transaction.atomic():
        _replace(account, new, initial=False)
        audit.record(
            actor=actor, action="password.change", unit=actor.unit_id, subject=account.username
        )


def reset_password(*, actor: Actor | None, account: Account) -> str:
    """A new initial password, told once and never again; also lifts a lock-out (N03, N04).

    Raises Refused for an account out of use.
    """
    if not account.is_active:
        raise Refused(username=f"{account.username} 已停用，不能重置密码。先恢复单位。")
    password = passwords.initial()
    with transaction.atomic():
        _replace(account, password, initial=True)
        lockout.unlock(account.username)
        audit.record(
            actor=actor, action="password.reset", unit=account.unit_id, subject=account.username
        )
    return password


def unlock(*, actor: Actor | None, account: Account) -> None:
    """Let an account try again at once (N04)."""
    with transaction.atomic():
        lockout.unlock(account.username)
        audit.record(
            actor=actor, action="account.unlock", unit=account.unit_id, subject=account.username
        )


def _replace(account: Account, password: str, *, initial: bool) -> None:
    if account.has_usable_password():
        OldPassword.objects.create(account=account, password=account.password)
    account.set_password(password)
    account.must_change_password = initial
    account.password_changed_at = None if initial else timezone.now()
    account.save(update_fields=["password", "must_change_password", "password_changed_at"])
    forget_oldest(account)


def forget_oldest(account: Account) -> None:
    """Keep no more hashes than the rule about recent passwords needs."""
    kept = account.old_passwords.order_by("-at", "-id").values("pk")[: passwords.RECENT]
    account.old_passwords.exclude(pk__in=list(kept.values_list("pk", flat=True))).delete()


def set_preferences(*, actor: Actor, large_type: bool, shortcuts_on: bool) -> None:
    """How the pages look and behave for this account; nobody's business but its own."""
    actor.account.large_type = large_type
    actor.account.shortcuts_on = shortcuts_on
    actor.account.save(update_fields=["large_type", "shortcuts_on"])


def end_sessions(*, actor: Actor) -> None:
    """Void the proof that every session of the account carries; the caller renews its own."""
    account = actor.account
    with transaction.atomic():
        Account.objects.filter(pk=account.pk).update(sign_outs=F("sign_outs") + 1)
        account.refresh_from_db(fields=["sign_outs"])
        audit.record(
            actor=actor, action="sessions.end", unit=actor.unit_id, subject=account.username
        )
