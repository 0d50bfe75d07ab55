"""What the throw-away database holds: units with accounts, an open round, the plain sheets."""

from __future__ import annotations

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from benchmarks.plain.models import Sheet
from istc.rounds import actions
from istc.units.models import Account, Unit
from istc.units.placements import place

EDITION = "2020"


def migrate() -> None:
    call_command("migrate", verbosity=0, run_syncdb=True)
    call_command("collectstatic", interactive=False, verbosity=0)


def units(names: list[str], password: str, year: int) -> None:
    """Level-1 units whose accounts can sign in at once."""
    for name in names:
        unit = Unit.objects.create(code=name, name=f"测速单位 {name}")
        place(year=year, unit=unit, category="province", type="01", province="32")
        account = Account.objects.open(name, password=password, unit=unit)
        account.must_change_password = False
        account.save()


def open_round(year: int) -> None:
    now = timezone.now()
    actions.create_round(
        actor=None,
        year=year,
        edition=EDITION,
        opens_on=now.date() - timedelta(days=1),
        deadline=now + timedelta(days=30),
        closes_on=now.date() + timedelta(days=40),
    )
    actions.open_round(actor=None, year=year)


def sheets(count: int) -> list[int]:
    return [Sheet.objects.create().pk for _ in range(count)]
