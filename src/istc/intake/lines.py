"""Lines of a sheet to records: one line one record, with further lines for sub-tables."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from istc.checks.scene import Values
from istc.definitions.kinds import show
from istc.definitions.kinds.refusals import shorten
from istc.definitions.model import Form
from istc.intake.cells import CUT, OWN, TOTALS, Cell, Told, cell_fault, cell_of, read_cell
from istc.intake.heads import Heads
from istc.intake.messages import fault, note
from istc.intake.outcome import Record

_SUMS = frozenset({"合计", "总计", "小计", "共计", "合 计", "总 计"})
_FIRST = 3  # columns that the name of a line of totals may stand in
Line = tuple[int, list[Any]]  # row from 1, its cells


@dataclass(slots=True)
class Bound:
    """A record with the totals that the file gives, which are checked and not kept."""

    record: Record
    totals: dict[str, str]
    refused: set[str]
    number: object = None


@dataclass(slots=True)
class Lines:
    """Reads the lines of one sheet. `bad`: row -> place -> error, "" for an uncached formula."""

    form: Form
    heads: Heads
    told: Told
    bad: dict[int, dict[int, str]]
    stored: Mapping[int | None, Values] = field(default_factory=dict)  # by key
    blank: int = 0
    count: int = 0  # records so far
    waiting: int = 0
    cells: list[Cell] = field(default_factory=list)
    long: list[Cell] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    totals: list[str] = field(default_factory=list)
    known: list[Callable[[Any], Any]] = field(default_factory=list)
    width: int = 0
    keys: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        pairs = sorted(self.heads.columns.items())
        self.cells = [cell_of(place, column) for place, column in pairs]
        self.long = [cell for cell in self.cells if cell.column.item.kind == "longtext"]
        self.ids = [cell.id for cell in self.cells]
        self.known = [cell.known.get for cell in self.cells]
        self.totals = [cell.id for cell in self.cells if cell.part == TOTALS]
        self.width = self.cells[-1].place + 1 if self.cells else 0

    def read(self, lines: Iterable[Line]) -> Iterator[Bound]:
        """Records in the order of the sheet; blank lines are counted and skipped."""
        last: Bound | None = None
        for row, cells in lines:
            before = len(self.told.faults)
            if not _SUMS.isdisjoint(cells[:_FIRST]) and self._is_sum(row, cells):
                continue
            found = self._line(row, cells)
            if found is None:
                self.waiting += 1
                continue
            self.blank += self.waiting if last else 0
            self.waiting = 0
            if last is not None and self._is_part(last, found):
                self._join(last, found)
                self._move(before)
                continue
            if last is not None:
                yield last
            last = found
            self._claim(found.record)
            self.count += 1
        if last is not None:
            yield last

    def _is_sum(self, row: int, cells: list[Any]) -> bool:
        """A line of totals that people put under a list: no text but its name, and some number."""
        texts = [cell for cell in cells if type(cell) is str]
        if not self.form.multi or len(texts) != 1 or len(texts) == len(cells) - cells.count(None):
            return False
        self.told.say(
            note("sum_row", {"row": row, "text": texts[0]}, sheet=self.told.sheet, row=row)
        )
        return True

    def _is_part(self, last: Bound, found: Bound) -> bool:
        """Whether a line belongs to the record above: sub-table rows; a single form's all."""
        return not self.form.multi or bool(self.form.tables and _continues(last, found, self.form))

    def _move(self, before: int) -> None:
        """Faults of a further line belong to the record above it."""
        faults = self.told.faults
        faults[before:] = [replace(one, record=self.count - 1) for one in faults[before:]]

    def _line(self, row: int, cells: list[Any]) -> Bound | None:
        """One line, or None where nothing but numbers and totals stands in it."""
        if row in self.bad or self.form.tables:
            return self._line_in_parts(row, cells)
        if len(cells) < self.width:
            cells = cells + [None] * (self.width - len(cells))
        raws = [cells[cell.place] for cell in self.cells]
        found: list[Any] = [known(raw) for known, raw in zip(self.known, raws, strict=True)]
        refused: set[str] = set()
        if None in found:
            for at, cell in enumerate(self.cells):
                if found[at] is None and raws[at] is not None:
                    found[at] = self._read(cell, raws[at], (row, refused))
        values = dict(zip(self.ids, found, strict=True))
        if None in found:
            values = {name: value for name, value in values.items() if value is not None}
        totals = {name: values.pop(name) for name in self.totals if name in values}
        if not refused and not values:
            return None
        return self._bound(row, cells, (values, totals, refused))

    def _line_in_parts(self, row: int, cells: list[Any]) -> Bound | None:
        """The same where a line also holds a row of each sub-table, or cells without a value."""
        parts: dict[str, dict[str, Any]] = {}
        refused: set[str] = set()
        width = len(cells)
        bad = self.bad.get(row, {})
        for cell in self.cells:
            at = cell.place
            if at in bad and self._bad(cell, bad[at], row):
                refused.add(cell.id)
                self._hold(cell, parts)
            elif at < width and (raw := cells[at]) is not None:
                value: Any = cell.known.get(raw)
                if value is None:
                    value = self._read(cell, raw, (row, refused))
                if value is not None:
                    parts.setdefault(cell.part, {})[cell.id] = value
                elif cell.id in refused:
                    self._hold(cell, parts)
        if not refused and not parts.keys() - {TOTALS}:
            return None
        totals = parts.pop(TOTALS, {})
        values: dict[str, Any] = parts.pop(OWN, {})
        values |= {table: [one] for table, one in parts.items()}
        return self._bound(row, cells, (values, totals, refused))

    def _hold(self, cell: Cell, parts: dict[str, dict[str, Any]]) -> None:
        """The row of a sub-table whose only cell was refused has its place, to be mended in."""
        if cell.part in self.form.tables:
            parts.setdefault(cell.part, {})

    def _read(self, cell: Cell, raw: Any, where: tuple[int, set[str]]) -> Any:
        row, refused = where
        before = len(self.told.faults)
        value = read_cell(cell, raw, self.told, row=row, record=self.count)
        if len(self.told.faults) > before:
            refused.add(cell.id)
        return value

    def _bound(
        self, row: int, cells: list[Any], read: tuple[dict[str, Any], dict[str, Any], set[str]]
    ) -> Bound:
        values, totals, refused = read
        record = Record(row, None, values)
        if self.form.tables:
            record.rows = {table: [row] for table in self.form.tables if table in values}
        if self.heads.key is not None:
            key = _key(_cell(cells, self.heads.key))
            record.key = key if key in self.stored else None
        for cell in self.long:
            if values.get(cell.id) == CUT:
                self._restore(cell, record, refused)
        return Bound(record, totals, refused, _cell(cells, self.heads.number))

    def _restore(self, cell: Cell, record: Record, refused: set[str]) -> None:
        """A text that the export had to cut stays as it is stored."""
        values: dict[str, Any] = record.values
        known = self.stored.get(record.key, {}).get(cell.id)
        if known is None:
            del values[cell.id]
            refused.add(cell.id)
            self.told.faults.append(cell_fault(cell, "cut", row=record.row, record=self.count))
        else:
            values[cell.id] = known
            self.told.say(note("kept", sheet=self.told.sheet, row=record.row, item=cell.id))

    def _claim(self, record: Record) -> None:
        """A copied line carries a key that is taken: it is a new record."""
        if record.key is None:
            return
        if record.key in self.keys:
            record.key = None
            self.told.say(note("key_twice", sheet=self.told.sheet, row=record.row))
        else:
            self.keys.add(record.key)

    def _bad(self, cell: Cell, error: str, row: int) -> bool:
        """A total's formula without its value is no fault: the system computes it anyway."""
        if not error and cell.column.computed:
            return False
        code = "error_cell" if error else "uncached"
        words = {"error": error}
        found = cell_fault(cell, code, words, row=row, record=self.count, value=error)
        self.told.faults.append(found)
        return True

    def _join(self, last: Bound, found: Bound) -> None:
        values: dict[str, Any] = last.record.values
        if not self.form.multi and not _continues(last, found, self.form):
            self.told.faults.append(fault("one_record", row=found.record.row))
            return
        for name, value in found.record.values.items():
            if name in self.form.tables:
                values.setdefault(name, []).extend(value)
                last.record.rows.setdefault(name, []).append(found.record.row)
            elif values.get(name) != value:
                self._differs(last, found, name)
        last.refused |= found.refused

    def _differs(self, last: Bound, found: Bound, name: str) -> None:
        cell = next(cell for cell in self.cells if cell.id == name)
        first = last.record.values.get(name)
        words = {"first": "空白" if first is None else _shown(cell, first)}
        shown = _shown(cell, found.record.values[name])
        row = found.record.row
        self.told.faults.append(cell_fault(cell, "differs", words, row=row, value=shown))


def _shown(cell: Cell, value: Any) -> str:
    return shorten(show(cell.column.item, value))


def _continues(last: Bound, found: Bound, form: Form) -> bool:
    """Same 序号, or nothing but sub-table cells where 序号 says nothing else."""
    if not form.tables:
        return False
    if found.number is not None and found.number == last.number:
        return True
    own = found.record.values.keys() - form.tables.keys()
    return not own and (found.number is None or not form.multi)


def _cell(cells: list[Any], place: int | None) -> Any:
    return cells[place] if place is not None and place < len(cells) else None


def _key(raw: Any) -> int | None:
    text = str(raw)
    return int(text) if text.isascii() and text.isdigit() else None
