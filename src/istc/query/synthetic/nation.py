"""The units of a made-up nation and where they stand in each year, written in bulk."""

import random

from istc.definitions.model import Edition
from istc.units import paths
from istc.units.models import Placement, Unit
from istc.units.words import CATEGORIES

TOPS = 113  # level-1 units of the real survey (F10)
SECOND = 0.55  # share of the others that stand on level 2
MOVED = 0.02  # share of level-2 units that stand elsewhere in the next year
KINDS = ("大学", "研究院", "研究所", "科技公司", "技术中心", "学会")
PLACES, TYPES = "provinces", "unit_types"
BATCH = 5000


def build(
    count: int, years: list[int], rng: random.Random, edition: Edition
) -> dict[int, list[Placement]]:
    """Year → its places, level by level. Accounts are not made: nobody signs in as these."""
    tops = max(1, min(TOPS, count // 5 or 1))
    second = max(0, round((count - tops) * SECOND))
    units = _units(count, tops, edition)
    above = [rng.randrange(tops) for _ in range(second)]
    deep = [tops + rng.randrange(second) for _ in range(count - tops - second)] if second else []
    facts = _facts(count, tops, rng, edition)
    found: dict[int, list[Placement]] = {}
    for year in years:
        found[year] = _places(year, units, [-1] * tops + above + deep, facts)
        above = [rng.randrange(tops) if rng.random() < MOVED else one for one in above]
    return found


def _units(count: int, tops: int, edition: Edition) -> list[Unit]:
    labels = [option.label for option in edition.lists[PLACES].options]
    first = Unit.objects.count()
    return Unit.objects.bulk_create(
        [Unit(code=f"syn{first + n:07d}", name=_name(n, tops, labels)) for n in range(count)],
        batch_size=BATCH,
    )


def _name(number: int, tops: int, labels: list[str]) -> str:
    place = labels[number % len(labels)]
    if number < tops:
        return f"{place}科学技术主管部门{number + 1}"
    return f"{place}第{number}{KINDS[number % len(KINDS)]}"


def _facts(count: int, tops: int, rng: random.Random, edition: Edition) -> list[dict[str, str]]:
    provinces = [option.code for option in edition.lists[PLACES].options]
    types = [option.code for option in edition.lists[TYPES].options]
    categories = list(CATEGORIES)
    return [
        {
            "province": provinces[n % len(provinces)],
            "type": types[0] if n < tops else rng.choice(types),
            "category": categories[n % len(categories)] if n < tops else "",
        }
        for n in range(count)
    ]


def _places(
    year: int, units: list[Unit], above: list[int], facts: list[dict[str, str]]
) -> list[Placement]:
    made: list[Placement] = []
    for level in (1, 2, 3):
        rows = []
        for number in range(len(made), len(units)):
            over = above[number]
            if over >= len(made) or (made[over].level if over >= 0 else 0) != level - 1:
                break
            superior = made[over] if over >= 0 else None
            rows.append(_place(year, units[number], superior, facts[number]))
        made += Placement.objects.bulk_create(rows, batch_size=BATCH)
    return made


def _place(year: int, unit: Unit, superior: Placement | None, facts: dict[str, str]) -> Placement:
    """A lower unit has its superior's category."""
    path = paths.child(superior.path if superior else "", unit.pk)
    return Placement(
        year=year, unit=unit, superior=superior, path=path, level=paths.level(path),
        name=unit.name, province=facts["province"], type=facts["type"],
        category=facts["category"] or (superior.category if superior else ""),
        third_level=superior is None,
    )  # fmt: skip
