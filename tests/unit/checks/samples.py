"""Values for the forms of the real edition: a plain complete record, and random ones."""

from decimal import Decimal
from random import Random
from typing import Any

from istc.checks.around import Known
from istc.checks.needs import needs
from istc.checks.run import Entry, compute
from istc.checks.scene import Values
from istc.checks.typed import NUMERIC
from istc.definitions.model import Form, Item

PLAIN = {
    "count": "1",
    "money": "1",
    "decimal": "1",
    "text": "无",
    "longtext": "无",
    "date": "2020-03-05",
    "period": "2020-03-05/2020-03-08",
    "phone": "010-62169512",
    "mobile": "13800138000",
    "email": "name@example.cn",
    "url": "https://www.example.cn",
    "issn": "1234-5679",
}
NUMBERS = ("0", "1", "2", "5", "20", "1500", "3000", "0.5")
DATES = ("2019-05-01", "2020-05-01", "2021-05-01")


def plain(form: Form, number: str = "1") -> Values:
    """Everything filled in, one number wherever numbers stand, nobody choosing 其他."""
    values: dict[str, Any] = _plain_cells(form, None)
    for table in form.tables:
        values[table] = [_plain_cells(form, table)]
    for item in form.items:
        if item.kind in NUMERIC and item.id in values:
            values[item.id] = number
    typed = {name: raw for name, raw in values.items() if name not in computed_of(form)}
    return typed | compute(form, typed, Known(2020))


def computed_of(form: Form) -> set[str]:
    return {item.id for item in form.computed}


def _plain_cells(form: Form, table: str | None) -> dict[str, Any]:
    return {
        item.id: _plain_value(item)
        for item in form.items
        if item.table == table and not _is_unnamed_other(form, item)
    }


def _is_unnamed_other(form: Form, item: Item) -> bool:
    """A write-in of a choice, which nobody makes; those of numbers and ratings go with them."""
    parent = form.by_id.get(item.write_in_of or "")
    return bool(parent and parent.options and parent.options.other)


def _plain_value(item: Item) -> Any:
    if item.options is None:
        return PLAIN[item.kind]
    code = item.options.options[0].code
    return [code] if item.kind == "choices" else code


def random_values(form: Form, draw: Random) -> Values:
    """Anything of the right kind, one in five left blank."""
    values: dict[str, Any] = _random_cells(form, None, draw)
    for table in form.tables:
        values[table] = [_random_cells(form, table, draw) for _ in range(draw.randrange(3))]
    return values


def _random_cells(form: Form, table: str | None, draw: Random) -> dict[str, Any]:
    items = [item for item in form.items if item.table == table and draw.random() > 0.2]
    return {item.id: _random_value(item, draw) for item in items}


def _random_value(item: Item, draw: Random) -> Any:
    if item.options:
        codes = [option.code for option in item.options.options]
        return draw.sample(codes, 1) if item.kind == "choices" else draw.choice(codes)
    if item.kind in NUMERIC:
        return draw.choice(NUMBERS)
    return draw.choice(DATES) if item.kind in {"date", "period"} else PLAIN[item.kind]


def random_around(form: Form, draw: Random) -> Known:
    """Some answer to most of what the form asks."""
    asked = [need for need in needs(form) if draw.random() > 0.2]

    def some(fn: str) -> dict[tuple[str, str], int]:
        return {
            (need.form, need.item): draw.choice((0, 3, 30, 300)) for need in asked if need.fn == fn
        }

    return Known(
        year=2020,
        unit={"type": str(draw.randrange(1, 7)), "level": "2"},
        values={place: str(number) for place, number in some("value").items()},
        totals={place: Decimal(number) for place, number in some("total").items()},
        counts=some("count"),
        lasts={place: Decimal(number) for place, number in some("last").items()},
    )


def random_entries(form: Form, draw: Random) -> list[Entry]:
    """One record of a single form, none to four of a multi form."""
    records = draw.randrange(5) if form.multi else 1
    return [Entry(key, random_values(form, draw)) for key in range(records)]
