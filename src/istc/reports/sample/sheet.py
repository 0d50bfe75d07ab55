"""The records being made up: cells by record and row, drafted and moved."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, Decimal
from typing import Any

from istc.checks.numbers import ZERO, amount, written
from istc.checks.typed import NUMERIC
from istc.definitions.model import Form, Item
from istc.reports.sample.cells import Source


@dataclass
class Sheet:
    """`records`: typed values only; what is computed is added at the end."""

    source: Source
    records: list[dict[str, Any]] = field(default_factory=list)

    @property
    def form(self) -> Form:
        return self.source.form

    def draft(self) -> None:
        """One more record: everything asked for, and some of what may stay blank."""
        wanted = [item for item in self.form.items if self._wanted(item)]
        values: dict[str, Any] = {item.id: self.source.value(item) for item in wanted}
        for table in self.form.tables:
            rows = (self._row(table) for _ in range(self.source.rng.randint(1, 3)))
            values[table] = [row for row in rows if row]
        self.records.append({key: cell for key, cell in values.items() if cell})

    def _wanted(self, item: Item) -> bool:
        if item.table or item.computed or item.write_in_of:
            return False
        return item.required or self.source.rng.random() < 0.5

    def _row(self, table: str) -> dict[str, Any]:
        items = [item for item in self.form.items if item.table == table and not item.write_in_of]
        return {item.id: self.source.value(item) for item in items}

    def places(self, item: Item, record: int | None) -> list[dict[str, Any]]:
        """The records or sub-table rows where the item may stand."""
        records = self.records if record is None else [self.records[record]]
        if item.table is None:
            return records
        return [row for values in records for row in values.get(item.table, ())]

    def renew(self, item: Item, record: int | None, row: int | None = None) -> None:
        """Another value for the item in one place."""
        places = self.places(item, record)
        if row is not None:
            places = places[row : row + 1]
        if places and not item.computed:
            self.source.rng.choice(places)[item.id] = self.source.value(item)

    def drop(self, item: Item, record: int | None) -> None:
        for place in self.places(item, record):
            place.pop(item.id, None)

    def add(self, items: list[Item], record: int | None, more: Decimal) -> bool:
        """Raises one of the items by as much; false where there is none."""
        found = [(item, place) for item in items for place in self.places(item, record)]
        if not found:
            return False
        item, place = self.source.rng.choice(found)
        step = more if item.kind == "money" else more.to_integral_value(ROUND_CEILING)
        figure = (amount(place.get(item.id)) or ZERO) + step
        if item.maximum and figure > Decimal(item.maximum):
            return False
        place[item.id] = written(figure)
        return True

    def take(self, items: list[Item], record: int | None, less: Decimal) -> bool:
        """Lowers the items by as much altogether; false where they are 0 already."""
        found = [(item, place) for item in items for place in self.places(item, record)]
        self.source.rng.shuffle(found)
        moved = False
        for item, place in found:
            held = amount(place.get(item.id)) or ZERO
            step = less if item.kind == "money" else less.to_integral_value(ROUND_CEILING)
            step = min(held - Decimal(item.minimum or 0), step)
            if step > 0:
                place[item.id], less, moved = written(held - step), less - step, True
            if less <= 0:
                break
        return moved

    def flatten(self) -> None:
        """All numbers 0: what every sum and every limit agrees with."""
        for item in self._numbers():
            for place in self.places(item, None):
                if item.id in place:
                    place[item.id] = item.minimum or "0"

    def _numbers(self) -> Iterator[Item]:
        return (item for item in self.form.items if item.kind in NUMERIC and not item.computed)
