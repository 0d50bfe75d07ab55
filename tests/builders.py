"""A small country for tests: units in their places, accounts, a round. Plain functions, no magic.

The tree of `build_tree` (level in brackets; the centre stands above it and outside it):

    province (1, level-3 right)          ministry (1)
    ├── university (2)                   └── bureau (2)
    │   ├── college (3)
    │   └── laboratory (3)
    ├── institute (2)
    │   └── workshop (3)
    └── closed (2, closed)

Seen from `university`: parent province, child college, sibling institute, nephew workshop,
stranger ministry and bureau, closed. Seen from `college`: grandparent province, sibling
laboratory, cousin workshop.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection
from django.utils import timezone

from istc.rounds.models import Round
from istc.units.models import Account, Placement, Unit
from istc.units.placements import place

PASSWORD = "Lake-4821-moss"


def build_unit(code: str, name: str = "", *, password: str | None = None) -> Unit:
    """A unit with an account of the same name, past its first sign-in."""
    unit = Unit.objects.create(code=code, name=name or code)
    build_account(code, unit=unit, password=password)
    return unit


def build_account(
    username: str, *, unit: Unit | None = None, password: str | None = None, **more: object
) -> Account:
    """An account with `PASSWORD`; of the centre where no unit is given."""
    account = Account.objects.open(username, password=password or PASSWORD, unit=unit)
    settled = {"must_change_password": False, "password_changed_at": timezone.now(), **more}
    for name, value in settled.items():
        setattr(account, name, value)
    account.save(update_fields=list(settled))
    return account


def build_place(
    code: str, name: str = "", *, superior: Placement | None = None, year: int = 2020, **facts
) -> Placement:
    """A new unit and its place; facts as `place` takes them (type, province, third_level …)."""
    return place(year=year, unit=build_unit(code, name), superior=superior, **facts)


def build_centre(username: str = "centre") -> Account:
    return build_account(username)


def settle_statistics() -> None:
    """What autovacuum does within minutes of a bulk load; without it PostgreSQL plans for none."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def close(found: Placement) -> Placement:
    """Close a unit as the centre does: out of use, its place kept."""
    found.closed, found.unit.closed_at = True, timezone.now()
    found.save()
    found.unit.save()
    Account.objects.filter(unit=found.unit).update(is_active=False)
    return found


@dataclass(frozen=True)
class Tree:
    centre: Account
    province: Placement
    university: Placement
    college: Placement
    laboratory: Placement
    institute: Placement
    workshop: Placement
    closed: Placement
    ministry: Placement
    bureau: Placement

    def account(self, name: str) -> Account:
        """The account of `centre` or of a unit by its name here; read afresh."""
        if name == "centre":
            return Account.objects.get(pk=self.centre.pk)
        return Account.objects.get(unit=getattr(self, name).unit)


def build_tree(year: int = 2020) -> Tree:
    centre = build_centre()
    jiangsu = {"province": "32", "category": "province", "type": "01"}
    province = build_place("js", "江苏省科学技术厅", year=year, third_level=True, **jiangsu)
    university = _under(province, "js_jnlg", "江宁理工大学", "02")
    institute = _under(province, "js_cls", "江苏材料研究所", "03")
    ministry = build_place("bw", "某部", year=year, province="11", category="department", type="01")
    return Tree(
        centre=centre,
        province=province,
        university=university,
        college=_under(university, "js_jnlg_dx", "江宁理工大学电信学院", "02"),
        laboratory=_under(university, "js_jnlg_sys", "江宁理工大学重点实验室", "03"),
        institute=institute,
        workshop=_under(institute, "js_cls_zs", "江苏材料研究所中试基地", "04"),
        closed=close(_under(province, "js_old", "江苏旧研究所", "03")),
        ministry=ministry,
        bureau=_under(ministry, "bw_zx", "某部信息中心", "06"),
    )


def _under(superior: Placement, code: str, name: str, type: str) -> Placement:
    facts = {"province": superior.province, "type": type}
    return build_place(code, name, superior=superior, year=superior.year, **facts)


def build_round(year: int = 2020, *, state: str = "open", edition: str = "2020", **more) -> Round:
    """A round that began a month ago and has a month to go; other days by keyword."""
    today = timezone.localdate()
    settled = {
        "opens_on": today - timedelta(days=30),
        "deadline": midnight_after(today + timedelta(days=30)),
        "closes_on": today + timedelta(days=45),
        **more,
    }
    return Round.objects.create(year=year, edition=edition, state=state, **settled)


def midnight_after(day: date) -> datetime:
    """24:00 of a day."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), datetime.min.time()))
