"""A nation for 单位管理 and the console: few units or many, as many rows of them on each page."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from istc.reports.states import State
from istc.rounds import actions
from istc.rounds.models import Round
from istc.units import paths
from istc.units.models import Account, Placement, Unit
from istc.units.words import CATEGORIES

YEAR = 2020
TOPS = 113  # level-1 units of the real survey (F10): as many in a small nation as in a large one
FULL = 22  # right below the first unit, whatever the total: more than a page
BATCH = 2000


def begin() -> None:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    today = timezone.localdate()
    actions.create_round(
        actor=None, year=YEAR, edition=str(YEAR), opens_on=today - timedelta(days=20),
        deadline=timezone.now() + timedelta(days=30), closes_on=today + timedelta(days=40),
    )  # fmt: skip
    actions.open_round(actor=None, year=YEAR)
    Account.objects.open("centre", password="Bench-centre-1")
    Account.objects.update(must_change_password=False, password_changed_at=timezone.now())


def grow(total: int) -> None:
    """More units until there are `total`, with every form of each of them under way."""
    have = Unit.objects.count()
    if not have:
        _write([None] * TOPS)
        tops = _places(1)
        _write([tops[0]] * FULL)
        have = TOPS + FULL
    tops = _places(1)
    more = total - have
    second = more // 3 if more > TOPS else 0
    _write([tops[1 + n % (TOPS - 1)] for n in range(second)])
    seconds = _places(2)
    _write([seconds[n % len(seconds)] for n in range(more - second)])
    _reports()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")  # as autovacuum does within minutes of a bulk load


def _places(level: int) -> list[Placement]:
    return list(Placement.objects.filter(year=YEAR, level=level).order_by("pk"))


def _write(superiors: list[Placement] | list[None]) -> None:
    first, locked = Unit.objects.count(), make_password(None)
    names = [f"u{first + n:05}" for n in range(len(superiors))]
    units = Unit.objects.bulk_create(
        [Unit(code=name, name=f"某科学技术研究院{name}") for name in names], batch_size=BATCH
    )
    Account.objects.bulk_create(
        [Account(username=unit.code, unit=unit, password=locked) for unit in units],
        batch_size=BATCH,
    )
    Placement.objects.bulk_create(
        [
            _place(unit, above, first + n)
            for n, (unit, above) in enumerate(zip(units, superiors, strict=True))
        ],
        batch_size=BATCH,
    )


def _place(unit: Unit, superior: Placement | None, number: int) -> Placement:
    path = paths.child(superior.path if superior else "", unit.pk)
    keys = list(CATEGORIES)
    category = superior.category if superior else keys[number % len(keys)]
    return Placement(
        year=YEAR, unit=unit, superior=superior, path=path, level=paths.level(path),
        name=unit.name, category=category, type="02", province="32", third_level=superior is None,
    )  # fmt: skip


def _reports() -> None:
    """Every form of each unit that has none yet; three of four are done."""
    found = Round.objects.get(year=YEAR)
    forms = [form.code for form in found.edition_model.forms]
    values = [found.pk, State.DONE, State.DRAFT, timezone.now(), forms]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, values)


_INSERT = """
INSERT INTO reports_formreport
  (round_id, unit_id, form, state, completed_at, version, nil, declined, records, drafts, errors,
   missing, warnings, hints, reasons, findings, checked_with, updated_by_name, completed_by_name)
SELECT %s, unit.id, form.code, CASE WHEN (unit.id + form.n) %% 4 < 3 THEN %s ELSE %s END,
  %s - (unit.id %% 20) * interval '1 day', 1, false, false, 1, 0, 0, 0, 0, 0, '{}', '[]', '', '', ''
FROM units_unit unit, unnest(%s::text[]) WITH ORDINALITY AS form (code, n)
ON CONFLICT DO NOTHING
"""


def visitors() -> dict[str, tuple[Client, list[str]]]:
    """Who looks at which pages, signed in."""
    top = _places(1)[0]
    unit, year = f"/{YEAR}/manage/{top.unit_id}/", f"/console/rounds/{YEAR}/"
    return {
        "centre": (
            _signed_in(Account.objects.get(is_centre=True)),
            [
                f"/{YEAR}/",
                f"/{YEAR}/console/",
                f"/{YEAR}/console/requests/",
                "/console/rounds/",
                year,
                f"{year}texts/",
                f"/{YEAR}/manage/",
                f"/{YEAR}/manage/?show=never",
                f"/{YEAR}/manage/?q=u00113",
                f"/{YEAR}/manage/?q=kxjs&page=2",
                unit,
                f"{unit}below/",
                f"/{YEAR}/manage/bulk/",
                "/log/",
            ],
        ),
        "level 1": (
            _signed_in(Account.objects.get(unit=top.unit)),
            [f"/{YEAR}/manage/", f"/{YEAR}/manage/?q=u00113", f"/{YEAR}/manage/bulk/"],
        ),
    }


def _signed_in(account: Account) -> Client:
    Account.objects.filter(pk=account.pk).update(must_change_password=False)
    client = Client(SERVER_NAME="localhost")
    client.force_login(account, backend="istc.units.backend.Accounts")
    return client
