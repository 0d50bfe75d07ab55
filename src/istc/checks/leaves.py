"""What an expression reads: items of the record, of other forms, facts of the unit, constants."""

from decimal import Decimal
from operator import itemgetter
from typing import Any

from istc.checks.functions import Listing, Numeric, Textual, Truth
from istc.checks.numbers import LONGEST, amount, number
from istc.checks.scene import Scene


def constant(text: str) -> Numeric:
    value = number(text)
    return lambda scene: value


def own(item: str) -> Numeric:
    return lambda scene: amount(scene.values.get(item))


def own_sum(items: tuple[str, ...], slowly: Numeric) -> Numeric:
    """The sum of filled whole numbers; `slowly` finds it where an item is anything else."""
    read = itemgetter(*items)

    def total(scene: Scene) -> Decimal | None:
        try:
            texts = read(scene.values)
            digits = "".join(texts)
            if digits.isascii() and digits.isdecimal() and len(digits) <= LONGEST:
                return Decimal(sum(map(int, texts)))
        except (KeyError, TypeError, ValueError):
            pass
        return slowly(scene)

    return total


def other(form: str, item: str) -> Numeric:
    return lambda scene: amount(scene.around.value(form, item))


def unit_number(key: str) -> Numeric:
    return lambda scene: amount(scene.around.unit.get(key) or None)


def text(value: str) -> Textual:
    return lambda scene: value


def own_text(item: str) -> Textual:
    return lambda scene: _plain(scene.values.get(item))


def cell_text(table: str, item: str) -> Textual:
    """A column is a text only where there is one: in its row, or in the only row."""

    def find(scene: Scene) -> str | None:
        found = scene.cells(table, item)
        return _plain(found[0] if found else None) if len(found) < 2 else None

    return find


def other_text(form: str, item: str) -> Textual:
    return lambda scene: scene.around.value(form, item) or ""


def unit(key: str) -> Textual:
    return lambda scene: scene.around.unit.get(key) or ""


def _plain(raw: object) -> str | None:
    """A blank is "", several choices are no text."""
    return raw if isinstance(raw, str) else "" if raw is None else None


def each_own(item: str) -> Listing:
    return lambda scene: _listed(scene.values.get(item))


def each_cell(table: str, item: str) -> Listing:
    return lambda scene: scene.cells(table, item)


def each_other(form: str, item: str) -> Listing:
    return lambda scene: _listed(scene.around.value(form, item))


def each_unit(key: str) -> Listing:
    return lambda scene: _listed(scene.around.unit.get(key))


def each_total(form: str, item: str) -> Listing:
    """The total over another form's records, if any of them has the item filled."""

    def find(scene: Scene) -> list[Any]:
        found = scene.around.total(form, item)
        return [] if found is None else [found]

    return find


def each_record(form: str, item: str) -> Listing:
    """Of this form's records; their stored total, if they are not at hand."""
    total = each_total(form, item)

    def find(scene: Scene) -> list[Any]:
        if scene.entries is None:
            return total(scene)
        return [values[item] for values in scene.entries if values.get(item)]

    return find


def any_own(*items: str) -> Truth:
    """Whether any of these items is filled."""
    wanted = frozenset(items)
    return lambda scene: not wanted.isdisjoint(scene.values)


def _listed(raw: object) -> list[Any]:
    return [raw] if raw else []
