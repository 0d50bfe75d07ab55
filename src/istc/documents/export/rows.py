"""Writes the lines of one sheet: what each column does is settled once, not per cell."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from istc.definitions.kinds import KINDS
from istc.definitions.model import Item
from istc.documents.export.heads import FIRST, head_rows
from istc.documents.export.model import Owner
from istc.documents.plan import SheetPlan
from istc.documents.words import cell_text
from istc.documents.xlsx.looks import Looks
from istc.documents.xlsx.strict import NotWritten, done

EXACT_DIGITS = 15  # that Excel keeps of a number; longer ones stay text
Put = Callable[[int, int, Any], int]


class RowWriter:
    def __init__(self, sheet: Worksheet, plan: SheetPlan, looks: Looks) -> None:
        self._sheet = sheet
        self._plan = plan
        self._total = looks["money computed"]
        self._puts = [self._put(column.item, looks) for column in plan.columns]
        self._start = head_rows(plan)

    def write(self, row: int, owner: Owner, number: int, line: Sequence[Any]) -> None:
        """Raises NotWritten where anything would be missing."""
        string, wrong = self._sheet.write_string, 0
        for place, text in enumerate(owner):
            wrong |= string(row, place, text)
        wrong |= self._sheet.write_number(row, FIRST - 1, number)
        place = FIRST
        for put, value in zip(self._puts, line, strict=True):
            if value is not None:
                wrong |= put(row, place, value)
            place += 1
        if wrong:
            raise NotWritten(f"row {row}: {wrong}")

    def close(self, row: int) -> None:
        """`row`: the one behind the last record. Lets readers filter."""
        last = FIRST + len(self._plan.columns) - 1
        if row > self._start:
            done(self._sheet.autofilter(self._start - 1, 0, row - 1, last), "filter")

    def total(
        self, row: int, words: str, sums: Sequence[Decimal | None], units: Mapping[int, int]
    ) -> None:
        """`units`: column that does not add up -> how many units filled it."""
        done(self._sheet.write_string(row, 0, words, self._total), words)
        for place, value in enumerate(sums, FIRST):
            if value is not None:
                text = f"{value:f}"
                if _is_exact(text):
                    done(self._sheet.write_number(row, place, float(value), self._total), words)
                else:
                    done(self._sheet.write_string(row, place, text, self._total), words)
        for place, count in units.items():
            if count:
                told = f"—（{count} 个单位，不相加）"
                done(self._sheet.write_string(row, place + FIRST, told, self._total), words)

    def _put(self, item: Item, looks: Looks) -> Put:
        look = looks.of(item.kind)
        if KINDS[item.kind].numeric:
            return self._number(look)
        if item.kind == "date":
            return self._date(look)
        if item.options is not None or item.kind == "period":
            return self._words(item)
        return self._text(item)

    def _number(self, look: Format) -> Put:
        number, string = self._sheet.write_number, self._sheet.write_string

        def put(row: int, place: int, value: str) -> int:
            if len(value) <= EXACT_DIGITS or _is_exact(value):
                return int(number(row, place, float(value), look))
            return int(string(row, place, value))

        return put

    def _date(self, look: Format) -> Put:
        write = self._sheet.write_datetime

        def put(row: int, place: int, value: str) -> int:
            day = datetime.combine(date.fromisoformat(value), datetime.min.time())
            return int(write(row, place, day, look))

        return put

    def _words(self, item: Item) -> Put:
        write = self._sheet.write_string
        known: dict[str, str] = {}  # single choices repeat: their words are made once

        def put(row: int, place: int, value: Any) -> int:
            if not isinstance(value, str):
                return int(write(row, place, cell_text(item, value)))
            if value not in known and item.options is not None:
                known[value] = cell_text(item, value)
            return int(write(row, place, known.get(value) or cell_text(item, value)))

        return put

    def _text(self, item: Item) -> Put:
        write = self._sheet.write_string

        def put(row: int, place: int, value: str) -> int:
            return int(write(row, place, cell_text(item, value)))

        return put


def _is_exact(text: str) -> bool:
    return len(text.replace(".", "").lstrip("-0")) <= EXACT_DIGITS
