"""What a check may ask beyond the values at hand: the unit, the year, other forms, last year."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

Place = tuple[str, str]  # form code, item id


class Surroundings(Protocol):
    """Answered by the caller, who knows the database. `needs.needs` says what will be asked.

    `value` is an item of a single-record form. `total` and `count` run over the records (and
    sub-table rows) of a form; `total` is None where nothing is filled, `count` of item "" is the
    number of records. `last` is last year's value or sum, None where there is none.
    `register` gives the keys of a version of a register with the titles as `squeezed` writes them.
    """

    @property
    def year(self) -> int: ...

    @property
    def unit(self) -> Mapping[str, str]: ...

    def value(self, form: str, item: str) -> str | None: ...

    def total(self, form: str, item: str) -> Decimal | None: ...

    def count(self, form: str, item: str) -> int: ...

    def last(self, form: str, item: str) -> Decimal | None: ...

    def register(self, name: str, version: str) -> Mapping[str, str]: ...


@dataclass(frozen=True, slots=True)
class Known:
    """Surroundings gathered beforehand, so that checking asks the database nothing."""

    year: int
    unit: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[Place, str] = field(default_factory=dict)
    totals: Mapping[Place, Decimal] = field(default_factory=dict)
    counts: Mapping[Place, int] = field(default_factory=dict)
    lasts: Mapping[Place, Decimal] = field(default_factory=dict)
    registers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def value(self, form: str, item: str) -> str | None:
        return self.values.get((form, item))

    def total(self, form: str, item: str) -> Decimal | None:
        return self.totals.get((form, item))

    def count(self, form: str, item: str) -> int:
        return self.counts.get((form, item), 0)

    def last(self, form: str, item: str) -> Decimal | None:
        return self.lasts.get((form, item))

    def register(self, name: str, version: str) -> Mapping[str, str]:
        return self.registers.get(name, {})
