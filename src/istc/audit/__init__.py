"""Who did what, when, from where: rows that are only ever added (N36)."""

from functools import cache
from ipaddress import ip_address
from typing import Any, Protocol

from django.apps import apps as installed  # `istc.audit.apps` would hide the short name

from istc.prepared.writing import Insert


class Acting(Protocol):
    """What the log needs to know of whoever acts; `istc.units.access.Actor` is one."""

    @property
    def account_id(self) -> int | None: ...

    @property
    def name(self) -> str: ...

    @property
    def address(self) -> str | None: ...


LONGEST = 200
SYSTEM = "系统"  # commands and the demo act without an account


def record(
    *,
    actor: Acting | None,
    action: str,
    unit: int | None = None,
    year: int | None = None,
    subject: str = "",
    before: Any = None,
    after: Any = None,
    address: str | None = None,
) -> Any:
    """Add one row, inside the caller's transaction: no change without its row, no row without it.

    Gives the row; within `together` it has no number before its end.

    `unit` is the id of the unit that the change is about, `subject` what was changed
    (a form's code, a user name). `before` and `after` are anything JSON can hold. Of a
    password nothing is ever recorded but that it changed.
    """
    add = _adding()
    made = add.model(
        actor_id=actor.account_id if actor else None,
        actor_name=(actor.name if actor else SYSTEM)[:LONGEST],
        unit_id=unit,
        year=year,
        action=action,
        subject=subject[:LONGEST],
        before=before,
        after=after,
        address=_address(address or (actor.address if actor else None)),
    )
    add(made)
    return made


@cache
def _adding() -> Insert:
    """Every act writes a row; the table is not known while this package is being loaded."""
    return Insert(installed.get_model("audit", "Event"))


def _address(text: str | None) -> str | None:
    """What a proxy passes on need not be an address; the act is recorded all the same."""
    try:
        return str(ip_address(text)) if text else None
    except ValueError:
        return None
