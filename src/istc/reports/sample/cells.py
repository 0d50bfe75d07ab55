"""One random value of each kind, as it would be stored."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from istc.checks.numbers import written
from istc.definitions.model import Form, Item

Value = str | list[str]
Words = Mapping[str, Sequence[str]]  # "FORM.item", an item's id or a kind -> texts to choose from


@dataclass(frozen=True)
class Source:
    """Where values come from. `scale`: how great a usual count is."""

    form: Form
    rng: random.Random
    year: int
    words: Words = field(default_factory=dict)
    scale: int = 10

    def value(self, item: Item) -> Value:
        """A value within the item's limits."""
        return MAKERS[item.kind](self, item)

    def text(self, item: Item, otherwise: str) -> str:
        """From the lists handed in, else made up."""
        for key in (f"{self.form.code}.{item.id}", item.id, item.kind):
            if known := self.words.get(key):
                return self.rng.choice(known)[: item.max_length]
        return otherwise[: item.max_length]

    def digits(self, count: int) -> str:
        return "".join(self.rng.choices("0123456789", k=count))


def _text(source: Source, item: Item) -> Value:
    return source.text(item, f"{item.short or item.label}{source.rng.randint(1, 999)}")


def _number(source: Source, item: Item, places: int) -> str:
    least = Decimal(item.minimum or 0)
    most = Decimal(item.maximum) if item.maximum else least + source.scale
    steps = 10**places
    figure = least + Decimal(source.rng.randint(0, int((most - least) * steps))) / steps
    return written(figure)


def _count(source: Source, item: Item) -> Value:
    """Small figures are more usual than great ones, and many are 0."""
    if item.minimum or item.maximum:
        return _number(source, item, 0)
    return str(int(source.rng.triangular(0, source.scale, 0)))


def _money(source: Source, item: Item) -> Value:
    return _number(source, item, 2)


def _decimal(source: Source, item: Item) -> Value:
    return _number(source, item, 0)


def _day(source: Source) -> date:
    return date(source.year, 1, 1) + timedelta(days=source.rng.randint(0, 364))


def _date(source: Source, item: Item) -> Value:
    return _day(source).isoformat()


def _period(source: Source, item: Item) -> Value:
    """One day, or some days of the same year."""
    first = _day(source)
    last = min(first + timedelta(days=source.rng.randint(0, 9)), date(source.year, 12, 31))
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def _codes(item: Item) -> list[str]:
    """Without 其他: what asks for words is chosen seldom, see `_choice`."""
    options = item.options
    codes = [one.code for one in options.offered] if options else []
    return [code for code in codes if not options or code != options.other] or codes


def _choice(source: Source, item: Item) -> Value:
    other = item.options.other if item.options else None
    if other and source.rng.random() < 0.1:
        return other
    return source.rng.choice(_codes(item))


def _choices(source: Source, item: Item) -> Value:
    codes = _codes(item)
    most = min(item.max_choices or 3, len(codes), 5)
    chosen = set(source.rng.sample(codes, source.rng.randint(1, most)))
    return [code for code in codes if code in chosen]


def _issn(source: Source, item: Item) -> Value:
    """With the right check digit."""
    head = source.digits(7)
    rest = -sum((8 - place) * int(digit) for place, digit in enumerate(head)) % 11
    made = f"{head[:4]}-{head[4:]}{'X' if rest == 10 else rest}"
    return source.text(item, made)


MAKERS: dict[str, Callable[[Source, Item], Value]] = {
    "text": _text,
    "longtext": _text,
    "count": _count,
    "money": _money,
    "decimal": _decimal,
    "date": _date,
    "period": _period,
    "choice": _choice,
    "choices": _choices,
    "phone": lambda source, item: source.text(item, f"025-8{source.digits(7)}"),
    "mobile": lambda source, item: source.text(item, f"139{source.digits(8)}"),
    "email": lambda source, item: source.text(item, f"u{source.digits(4)}@example.cn"),
    "url": lambda source, item: source.text(item, f"https://www.example.cn/{source.digits(3)}"),
    "issn": _issn,
}
