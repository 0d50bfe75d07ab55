"""The records of a form: how many, without repeats, and adding up to what another form says."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from istc.definitions.model import Form
from istc.demo.making.cells import Maker
from istc.demo.making.numbers import part
from istc.demo.making.record import Values, record
from istc.demo.making.relations import Relations, relations

Total = Callable[[str, str], Decimal | None]


def entries(form: Form, maker: Maker, total: Total) -> list[Values]:
    """One record for a single form, some for a multi form. `total` answers for other forms."""
    if not form.multi:
        return [record(form, maker)]
    count = maker.draw.randrange(1, maker.size + 3)
    made = [record(form, maker, turn) for turn in range(count)]
    _distinct(form, maker, made)
    found = relations(form)
    ordered = sorted(found.rows, key=lambda item: item not in found.most)
    for item in ordered:
        whole = int(total(*found.rows[item]) or 0)
        _spread(made, maker, item=item, whole=whole, pair=_smaller(found, item))
    return made


def _distinct(form: Form, maker: Maker, made: list[Values]) -> None:
    """What may not repeat is drawn without putting back."""
    for name in form.unique:
        if pool := maker.codes(form.by_id[name]):
            codes = maker.draw.sample(pool, len(made))
            for values, code in zip(made, codes, strict=True):
                values[name] = code


def _spread(made: list[Values], maker: Maker, *, item: str, whole: int, pair: str | None) -> None:
    """A column adds up to `whole`; a row has both of a pair or neither, the larger at least the
    smaller."""
    least, most = [0] * len(made), [whole] * len(made)
    if pair is not None:
        least = [int(values[pair]) for values in made]
        most = [whole if number else 0 for number in least]
    shares = part(maker.draw, whole, least, most)
    for values, share in zip(made, shares, strict=True):
        values[item] = str(share)


def _smaller(found: Relations, item: str) -> str | None:
    """The column that this one must not fall below, if it is spread as well."""
    pairs = (small for small, tops in found.most.items() if item in tops)
    return next((small for small in pairs if small in found.rows), None)
