"""Initial passwords that can be shown once and are stored nowhere (F23, N03, decisions.md §4).

The passwords of a sheet follow by HMAC from its random seed and the site's secret key; only
their Argon2 hashes are kept. Opening the sheet works them out again; `WINDOW` after that, or
at once when its owner says so, the seed is wiped and nobody can. A copy of the database alone
tells no password, because the secret key is not in it.
"""

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from istc import audit
from istc.units import passwords
from istc.units.access import Actor
from istc.units.models import Account, SlipSheet
from istc.units.roster.creating import Slip

WINDOW = timedelta(minutes=15)  # to print, and print again when the paper jams
KEPT = timedelta(days=7)  # until a sheet that nobody opened is wiped
SALT = "units.slips"


class Gone(Exception):
    """The sheet was shown, or waited too long; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Opened:
    """`void`: how many passwords are left out because they no longer open anything."""

    sheet: SlipSheet
    slips: list[Slip]
    void: int


def new_seed() -> str:
    return secrets.token_hex(32)


def password_of(seed: str, number: int) -> str:
    """The initial password of a line of the sheet with this seed."""
    return _password(seed, number, settings.SECRET_KEY)


def keep(
    *, actor: Actor, title: str, seed: str, accounts: Sequence[Account], key: str = ""
) -> SlipSheet:
    """A sheet for accounts whose passwords are `password_of(seed, 0)`, `(seed, 1)` …"""
    return SlipSheet.objects.create(
        owner=actor.account,
        title=title[:200],
        key=key or secrets.token_hex(16),
        seed=seed,
        check_value=_check(seed, settings.SECRET_KEY),
        lines=[[account.pk, _fingerprint(account)] for account in accounts],
        count=len(accounts),
    )


def waiting(actor: Actor) -> QuerySet[SlipSheet]:
    """The actor's sheets that can still be opened, newest first."""
    found = SlipSheet.objects.filter(_alive(), owner=actor.account_id).defer("lines", "seed")
    return found.order_by("-created_at", "-pk")


def open_sheet(*, actor: Actor, pk: int) -> Opened:
    """The passwords, to be shown now. Raises Gone; another's sheet is gone too."""
    wipe_old()
    with transaction.atomic():
        sheet = SlipSheet.objects.select_for_update().filter(owner=actor.account_id, pk=pk).first()
        if sheet is None or not sheet.seed:
            raise Gone("密码条已打印或已过期，密码不再显示。需要时重置密码，生成新的密码条。")
        secret = _secret_of(sheet)
        if sheet.opened_at is None:
            sheet.opened_at = timezone.now()
            sheet.save(update_fields=["opened_at"])
        audit.record(
            actor=actor, action="slips.open", unit=actor.unit_id, subject=sheet.title,
            after={"张数": sheet.count},
        )  # fmt: skip
    return _opened(sheet, secret)


def destroy(*, actor: Actor, pk: int) -> None:
    """Wipe a sheet at once; one that is gone stays gone."""
    with transaction.atomic():
        sheets = SlipSheet.objects.filter(owner=actor.account_id, pk=pk).exclude(seed="")
        if sheet := sheets.first():
            sheets.update(seed="", lines=[])
            audit.record(
                actor=actor, action="slips.destroy", unit=actor.unit_id, subject=sheet.title
            )


def wipe_old() -> int:
    """Wipe what was shown a while ago, and what nobody came for."""
    return SlipSheet.objects.exclude(_alive()).exclude(seed="").update(seed="", lines=[])


def _alive() -> Q:
    now = timezone.now()
    fresh = Q(opened_at=None, created_at__gt=now - KEPT) | Q(opened_at__gt=now - WINDOW)
    return fresh & ~Q(seed="")


def _opened(sheet: SlipSheet, secret: str | bytes) -> Opened:
    ids = [pk for pk, _ in sheet.lines]
    accounts = {account.pk: account for account in _accounts(ids)}
    shown = []
    for number, (pk, mark) in enumerate(sheet.lines):
        account = accounts.get(pk)
        if account is not None and _fingerprint(account) == mark:
            password = _password(sheet.seed, number, secret)
            shown.append(Slip(account.name, account.username, password, 0))
    return Opened(sheet, shown, len(ids) - len(shown))


def _accounts(ids: list[int], step: int = 500) -> Iterable[Account]:
    for start in range(0, len(ids), step):
        yield from Account.objects.filter(pk__in=ids[start : start + step])


def _secret_of(sheet: SlipSheet) -> str | bytes:
    """The secret key under which the sheet was made, also after it was changed."""
    for secret in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]:
        if constant_time_compare(_check(sheet.seed, secret), sheet.check_value):
            return secret
    raise Gone("系统密钥已更换，这批密码条不能再显示。重置密码，生成新的密码条。")


def _password(seed: str, number: int, secret: str | bytes) -> str:
    made = salted_hmac(f"{SALT}.password", f"{seed}.{number}", secret=secret, algorithm="sha512")
    return passwords.spelled(made.digest())


def _check(seed: str, secret: str | bytes) -> str:
    return salted_hmac(f"{SALT}.check", seed, secret=secret, algorithm="sha256").hexdigest()


def _fingerprint(account: Account) -> str:
    """Tells one stored hash from the next; of the password it tells nothing."""
    return hashlib.sha256(account.password.encode()).hexdigest()[:16]
