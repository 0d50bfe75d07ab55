"""New initial passwords for one unit or many, on one sheet (N04)."""

from collections.abc import Sequence

from django.db import transaction

from istc import audit
from istc.units import accounts, lockout, rights, slips
from istc.units.access import Actor
from istc.units.changing.closing import NotPossible
from istc.units.models import Account, OldPassword, Placement, SlipSheet
from istc.units.roster.creating import hashes_of

MOST = 200  # at once, within one request: about two seconds of hashing


def reset(*, actor: Actor, places: Sequence[Placement], title: str) -> SlipSheet:
    """Old passwords end at once, and with them every session. All or none.

    Raises PermissionDenied, NotPossible.
    """
    for place in places:
        rights.require(actor, place)
    if not places:
        raise NotPossible("没有选中单位。先勾选要重置密码的单位。")
    if len(places) > MOST:
        raise NotPossible(f"一次最多重置 {MOST} 个单位。分几次进行。")
    if closed := [place.name for place in places if place.closed]:
        raise NotPossible(f"“{closed[0]}”已停用，不能重置密码。先恢复单位。")
    found = {a.unit_id: a for a in Account.objects.filter(unit__in=[p.unit_id for p in places])}
    chosen = [found[place.unit_id] for place in places if place.unit_id in found]
    seed = slips.new_seed()
    hashed = hashes_of([slips.password_of(seed, number) for number in range(len(chosen))])
    with transaction.atomic():
        _write(actor, chosen, hashed)
        return slips.keep(actor=actor, title=title, seed=seed, accounts=chosen)


def _write(actor: Actor, chosen: list[Account], hashed: list[str]) -> None:
    for account, one in zip(chosen, hashed, strict=True):
        if account.has_usable_password():
            OldPassword.objects.create(account=account, password=account.password)
        account.password = one
        account.must_change_password = True
        account.password_changed_at = None
        account.save(update_fields=["password", "must_change_password", "password_changed_at"])
        accounts.forget_oldest(account)
        lockout.unlock(account.username)
        audit.record(
            actor=actor, action="password.reset", unit=account.unit_id, subject=account.username
        )
