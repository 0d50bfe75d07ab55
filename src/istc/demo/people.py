"""The demo's units and accounts, from a roster file such as a province would hand in."""

from dataclasses import dataclass
from pathlib import Path

from istc.definitions.model import Edition
from istc.units.models import Account, Placement
from istc.units.roster import creating
from istc.units.roster.checking import check
from istc.units.roster.known import Lists, known, spellings
from istc.units.roster.reading import read
from istc.units.roster.rows import Row

DATA = Path(__file__).parent / "data"
CENTRE = "zhongxin"
ADDRESS = "127.0.0.1"  # where whoever fills in the demo seems to sit
PASSWORD = "Yanshi-2020"  # printed on every start: the data are made up


@dataclass(frozen=True, slots=True)
class Login:
    """What the start prints for whoever tries the demo."""

    username: str
    name: str
    level: str


def rows() -> list[Row]:
    """The roster's rows. Raises ValueError with every fault, which a test keeps from happening."""
    found, faults = read(DATA / "units.csv")
    if faults:
        raise ValueError("; ".join(map(str, faults)))
    return found


def create(edition: Edition, year: int) -> None:
    """Units, their places in `year`, and accounts that can sign in at once."""
    lists = Lists(
        province=_codes(edition, "provinces"),
        type=_codes(edition, "unit_types"),
    )
    roster = rows()
    present = known(year)
    if faults := check(roster, present, lists):
        raise ValueError("; ".join(map(str, faults)))
    creating.create(roster, year=year, known=present, lists=lists)
    Account.objects.open(CENTRE)
    for account in Account.objects.filter(username__in=[CENTRE, *(row.username for row in roster)]):
        account.set_password(PASSWORD)
        account.must_change_password = False
        account.save()


def logins() -> list[Login]:
    """The accounts of the demo, the centre first, in the order of the tree."""
    accounts = {account.unit_id: account for account in Account.objects.exclude(unit=None)}
    latest = Placement.objects.order_by("-year").first()
    places = Placement.objects.filter(year=latest.year if latest else 0).order_by("path")
    centre = [
        Login(account.username, account.name, "评估中心")
        for account in Account.objects.filter(unit=None)
    ]
    return centre + [
        Login(accounts[place.unit_id].username, place.name, f"{place.level_words}账号")
        for place in places
        if place.unit_id in accounts
    ]


def _codes(edition: Edition, name: str) -> dict[str, str]:
    return spellings({option.code: option.label for option in edition.lists[name].options})
