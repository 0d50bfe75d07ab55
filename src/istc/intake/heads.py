"""Finds the headers of a sheet and says which column is which item (N23)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from istc.definitions.kinds.options import squeeze
from istc.documents.hints import filling
from istc.documents.plan import KEY_HEAD, KEY_ID, NUMBER_HEAD, Column, SheetPlan

SEARCHED = 40  # rows from the top in which headers are looked for
_PART = re.compile(r"其中[:：]?(?=.)")
_BRACKETS = re.compile(r"[（(\[【][^）)\]】]*[）)\]】]")
_NUMBERS = {squeeze(word) for word in (NUMBER_HEAD, "编号", "行号", "No.", "No")}

Rows = Sequence[Sequence[Any]]


@dataclass(slots=True)
class Heads:
    """`columns`: place from 0 -> column of the form. `first`: the first row that may be a record.

    `doubled`: pairs of places taken for one item; `crossed`: (place, code's item) whose words say
    another item; `unread`: (place, text) of columns that are no item.
    """

    first: int = 0
    columns: dict[int, Column] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    number: int | None = None
    key: int | None = None
    doubled: list[tuple[int, int]] = field(default_factory=list)
    crossed: list[int] = field(default_factory=list)
    unread: list[tuple[int, str]] = field(default_factory=list)
    certain: bool = False  # by the hidden row of ids
    by_code: set[int] = field(default_factory=set)
    chosen: set[int] = field(default_factory=set)  # by a person


def find_heads(plan: SheetPlan, rows: Rows) -> Heads | None:
    """By the hidden ids, else by printed codes and labels; None where nothing fits."""
    return _by_ids(plan, rows) or _by_words(plan, rows)


def form_in_ids(rows: Rows, codes: Sequence[str]) -> str | None:
    """The form whose hidden row of ids stands in the sheet."""
    for row in rows[:SEARCHED]:
        if KEY_ID in row:
            return next((cell for cell in row if cell in codes), None)
    return None


def _by_ids(plan: SheetPlan, rows: Rows) -> Heads | None:
    for number, row in enumerate(rows[:SEARCHED]):
        if KEY_ID in row or (row and row[0] == plan.form.code):
            named = [cell for cell in row if cell in plan.place]
            if named:
                return _taken_ids(plan, rows, number)
    return None


def _taken_ids(plan: SheetPlan, rows: Rows, number: int) -> Heads:
    heads = Heads(first=number + 1, certain=True)
    width = max(map(len, rows[: number + 1]))
    above = _labels(plan, rows[:number])
    for place in range(width):
        row = rows[number]
        name = row[place] if place < len(row) else None
        if name == plan.form.code:
            heads.number = place
        elif name == KEY_ID:
            heads.key = place
        elif name in plan.place:
            _take(heads, place, plan.columns[plan.place[name]])
        elif text := _lowest(above, place):
            heads.unread.append((place, text))
        heads.texts[place] = _lowest(above, place)
    return heads


def _labels(plan: SheetPlan, rows: Rows) -> Rows:
    """Without the lines of printed codes and of ways to fill in."""
    others = {filling(column.item) for column in plan.columns}
    others |= {column.code for column in plan.columns}
    kept = []
    for row in rows:
        cells = [cell for cell in row if cell is not None]
        if not cells or sum(cell in others for cell in cells) * 2 < len(cells):
            kept.append(row)
    return kept


def _take(heads: Heads, place: int, column: Column) -> None:
    for other, known in heads.columns.items():
        if known is column:
            heads.doubled.append((other, place))
            return
    heads.columns[place] = column


def _lowest(rows: Rows, place: int) -> str:
    """The last words above a column that are not a code or a way to fill in."""
    texts = [str(row[place]) for row in rows if place < len(row) and row[place] is not None]
    return texts[-1] if texts else ""


class Words:
    """Every certain spelling of the columns' headers."""

    def __init__(self, plan: SheetPlan) -> None:
        self.plan = plan
        self.codes = {column.code: column for column in plan.columns if column.code}
        self.found: dict[str, list[Column]] = {}
        self.outer = {squeeze(head) for column in plan.columns for head in column.heads}
        self.fillings = {squeeze(filling(column.item)) for column in plan.columns}
        for column in plan.columns:
            for spelling in dict.fromkeys(_spellings(column)):
                self.found.setdefault(spelling, []).append(column)

    def of(self, cell: Any) -> list[Column]:
        """The columns that a header may mean."""
        if not isinstance(cell, str):
            return []
        typed = squeeze(cell)
        return self.found.get(typed) or self.found.get(bare(typed)) or []

    def heads(self, cell: str) -> bool:
        """Whether it is a header of any level."""
        return squeeze(cell) in self.outer or bool(self.of(cell))

    def code(self, cell: Any) -> Column | None:
        return self.codes.get(str(cell).strip()) if cell is not None else None


def bare(text: str) -> str:
    """Without what stands in brackets: units and remarks."""
    return _BRACKETS.sub("", text) or text


def _spellings(column: Column) -> list[str]:
    item = column.item
    texts = [column.heads[-1], item.short, "".join(column.heads[-2:]), "".join(column.heads)]
    plain = [squeeze(text) for text in texts if text]
    plain += [bare(text) for text in plain]
    plain += [_PART.sub("", text) for text in plain if _PART.match(text)]
    code = squeeze(column.code)
    return [*plain, *(code + text for text in plain if code)]


def _by_words(plan: SheetPlan, rows: Rows) -> Heads | None:
    words = Words(plan)
    searched = rows[:SEARCHED]
    hits = [sum(bool(words.of(cell)) for cell in row) for row in searched]
    best = max(range(len(hits)), key=hits.__getitem__, default=0)
    if not hits or not hits[best]:
        return _by_codes(words, searched)
    bottom = best
    while bottom + 1 < len(searched) and _is_label_row(words, searched[bottom + 1]):
        bottom += 1
    codes = next((n for n in range(bottom + 1, len(searched)) if _is_codes(words, rows[n])), None)
    if codes is not None and codes > bottom + 1:
        codes = None
    heads = Heads(first=(bottom if codes is None else codes) + 1)
    _take_words(heads, words, (searched[: bottom + 1], searched[codes] if codes else ()))
    _skip_filling(heads, words, rows)
    return heads if heads.columns else None


def _by_codes(words: Words, rows: Rows) -> Heads | None:
    """A sheet that has the printed codes only."""
    for number, row in enumerate(rows):
        if _is_codes(words, row):
            heads = Heads(first=number + 1)
            _take_words(heads, words, (rows[:number], row))
            _skip_filling(heads, words, rows)
            return heads
    return None


def _is_label_row(words: Words, row: Sequence[Any]) -> bool:
    """A further row of headers: nothing in it but headers, and no value of a record."""
    cells = [cell for cell in row if cell is not None]
    return bool(cells) and all(isinstance(cell, str) and words.heads(cell) for cell in cells)


def _is_codes(words: Words, row: Sequence[Any]) -> bool:
    cells = [cell for cell in row if cell is not None]
    known = [cell for cell in cells if isinstance(cell, str) and words.code(cell)]
    enough = min(2, len(words.codes))
    return len(known) == len(cells) >= max(1, enough)


def _take_words(heads: Heads, words: Words, told: tuple[Rows, Sequence[Any]]) -> None:
    rows, codes = told
    width = max([len(codes), *map(len, rows)], default=0)
    above = [_filled_right(row, width) for row in rows]
    for place in range(width):
        text = _lowest(rows, place)
        by_code = words.code(codes[place]) if place < len(codes) else None
        over = {squeeze(str(row[place])) for row in above if row[place]}
        candidates = _narrowed(words.of(text), over)
        heads.texts[place] = text
        if by_code is not None:
            if candidates and by_code not in candidates:
                heads.crossed.append(place)
            heads.by_code.add(place)
            _take(heads, place, by_code)
        elif len(candidates) == 1:
            _take(heads, place, candidates[0])
        else:
            _aside(heads, place, text)


def _aside(heads: Heads, place: int, text: str) -> None:
    if squeeze(text) in _NUMBERS:
        heads.number = place
    elif squeeze(text) == KEY_HEAD:
        heads.key = place
    elif text:
        heads.unread.append((place, text))


def _narrowed(candidates: list[Column], over: set[str]) -> list[Column]:
    """Of several columns with one label, those whose outer headers stand above."""
    if len(candidates) < 2:
        return candidates
    best = max(_agreement(column, over) for column in candidates)
    return [column for column in candidates if _agreement(column, over) == best]


def _agreement(column: Column, over: set[str]) -> int:
    return sum(squeeze(head) in over for head in column.heads)


def _filled_right(row: Sequence[Any], width: int) -> list[Any]:
    """A merged header stands in its first cell only."""
    found: list[Any] = []
    last = None
    for cell in (*row, *[None] * (width - len(row))):
        last = cell if cell is not None else last
        found.append(last)
    return found


def _skip_filling(heads: Heads, words: Words, rows: Rows) -> None:
    """The template's line of units and ways to fill in."""
    while heads.first < len(rows):
        cells = [squeeze(str(cell)) for cell in rows[heads.first] if cell is not None]
        if sum(cell in words.fillings for cell in cells) * 2 < len(cells):
            return
        heads.first += 1  # also a blank line
