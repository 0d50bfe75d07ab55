"""Valid random values of every kind, for records that a program fills in."""

import datetime
from random import Random
from typing import Any

from istc.definitions.model import Form, Item

_WORDS = ("高温超导", "研究 项目", "=1+1", "+86", "😀 emoji", "<b>A&B</b>", "@x", "0012", "1e5")


def random_record(form: Form, draw: Random, number: int) -> dict[str, Any]:
    """Most items filled in, computed ones left out; no two records share a choice that may not."""
    values = _cells([item for item in form.items if item.table is None], draw)
    for name in form.unique:
        values[name] = form.by_id[name].options.options[number].code
    for table in form.tables.values():
        rows = [_cells(list(table.items), draw) for _ in range(draw.randrange(4))]
        if rows := [row for row in rows if row]:
            values[table.id] = rows
    if not values.keys() - form.tables.keys():
        values |= _cells([item for item in form.items if item.table is None], Random(1), most=1.0)
    return values


def _cells(items: list[Item], draw: Random, most: float = 0.85) -> dict[str, Any]:
    return {
        item.id: random_value(item, draw)
        for item in items
        if item.computed is None and draw.random() < most
    }


def random_value(item: Item, draw: Random) -> Any:
    """A value as it is stored."""
    if item.options is not None:
        codes = [option.code for option in item.options.options]
        if item.kind == "choice":
            return draw.choice(codes)
        most = min(item.max_choices or 4, len(codes))
        chosen = draw.sample(codes, draw.randint(1, most))
        return sorted(chosen, key=codes.index)
    return _MAKERS[item.kind](draw, item)


def _day(draw: Random) -> str:
    return (datetime.date(2020, 1, 1) + datetime.timedelta(draw.randrange(366))).isoformat()


def _period(draw: Random, item: Item) -> str:
    first, last = sorted((_day(draw), _day(draw)))
    return first if first == last or draw.random() < 0.3 else f"{first}/{last}"


def _count(draw: Random, item: Item) -> str:
    most = int(item.maximum) if item.maximum else draw.choice((9, 99999, 10**12))
    return str(draw.randint(int(item.minimum or 0), most))


def _decimal(draw: Random, item: Item) -> str:
    if item.maximum:
        return str(draw.randint(int(item.minimum or 0), int(item.maximum)))
    whole = draw.choice((0, 7, 12345, 99999999, 123456789012345678))
    places = draw.choice(("", ".5", ".25", ".0001", ".1234"))
    return f"{whole}{places}"


def _text(draw: Random, item: Item) -> str:
    return draw.choice(_WORDS) + str(draw.randrange(1000))


def _long(draw: Random, item: Item) -> str:
    return "\n".join(_text(draw, item) for _ in range(draw.randint(1, 4)))


_MAKERS = {
    "count": _count,
    "money": _decimal,
    "decimal": _decimal,
    "date": lambda draw, item: _day(draw),
    "period": _period,
    "text": _text,
    "longtext": _long,
    "phone": lambda draw, item: f"010-6216{draw.randrange(1000, 9999)}",
    "mobile": lambda draw, item: f"138{draw.randrange(10**7, 10**8)}",
    "email": lambda draw, item: f"n{draw.randrange(99)}@example.cn",
    "url": lambda draw, item: f"https://www.example.cn/{draw.randrange(99)}",
    "issn": lambda draw, item: draw.choice(("1234-5679", "0028-0836")),
}
