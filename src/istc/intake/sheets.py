"""One sheet of a workbook from its first row to its outcome: headers, lines, checks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Any

from istc.checks.around import Surroundings
from istc.checks.run import Entry
from istc.checks.scene import Values
from istc.definitions.model import Form
from istc.documents.plan import SheetPlan, plan_of
from istc.intake.cells import Told
from istc.intake.faults import Fault
from istc.intake.heads import SEARCHED, Heads, find_heads
from istc.intake.heads_chosen import Chosen, choose
from istc.intake.judge import Judge
from istc.intake.letters import by_row, letters
from istc.intake.limits import Limits
from istc.intake.lines import Line, Lines
from istc.intake.messages import fault, note
from istc.intake.outcome import Matched, Record, SheetOutcome

Row = list[Any]


@dataclass(slots=True)
class Raw:
    """A sheet as the child tells it; `rows` may be read once."""

    name: str
    about: dict[str, Any]
    rows: Iterator[Row]
    top: list[Row]

    @classmethod
    def of(cls, about: dict[str, Any], rows: Iterator[Row]) -> "Raw":
        top = list(islice(rows, SEARCHED))
        return cls(about["sheet"], about, rows, top)


def read_sheet(
    form: Form,
    raw: Raw,
    around: Surroundings,
    *,
    stored: Sequence[Entry],
    limits: Limits,
    chosen: Chosen | None = None,
) -> SheetOutcome:
    """`stored`: the records that the system has. `chosen`: columns that a person has said, item ->
    letters. Raises Refused when the child does."""
    outcome = SheetOutcome(form.code, raw.name)
    plan = plan_of(form)
    heads = find_heads(plan, raw.top)
    if heads is None:
        outcome.faults.append(fault("no_form", {"ours": _called(form)}, sheet=raw.name))
        return outcome
    choose(heads, plan, chosen or {})
    _tell_heads(outcome, plan, heads)
    if any(not one.storable for one in outcome.faults):
        return outcome
    told = Told(raw.name, limits.notes)
    lines = Lines(form, heads, told, by_row(raw.about["bad"]), _by_key(form, stored))
    judge = Judge(plan, heads, around, raw.name)
    found: list[Fault] = []
    outcome.records = judge.all(lines.read(_numbered(raw, heads, told)), found)
    _settle(outcome, lines, [*told.faults, *found])
    _tell_rows(outcome, raw, (lines, heads))
    return outcome


def _by_key(form: Form, stored: Sequence[Entry]) -> dict[int | None, Values]:
    """Stored values by key; a single form's only record whatever its key."""
    found = {entry.key: entry.values for entry in stored}
    if not form.multi and stored:
        found[None] = stored[0].values
    return found


def _called(form: Form) -> str:
    return f"{form.code} {form.title}"


def _tell_heads(outcome: SheetOutcome, plan: SheetPlan, heads: Heads) -> None:
    sheet = outcome.sheet
    for place, column in sorted(heads.columns.items()):
        header = heads.texts.get(place, "")
        outcome.columns.append(
            Matched(letters(place), header, column.id, column.words, _by(heads, place))
        )
    for first, second in heads.doubled:
        words = {"first": letters(first), "second": letters(second)}
        heading = heads.columns[first].words
        words["heading"] = heading
        at = {"sheet": sheet, "column": letters(second), "heading": heading}
        outcome.faults.append(fault("heads_twice", words, **at))
    for place in heads.crossed:
        column = heads.columns[place]
        words = {"code": column.code, "text": heads.texts[place]}
        at = {"sheet": sheet, "column": letters(place), "heading": column.words}
        outcome.faults.append(fault("heads_crossed", words, **at))
    for place, text in heads.unread:
        outcome.unread.append((letters(place), text))
        words = {"column": letters(place), "text": text}
        outcome.notes.append(note("column_unread", words, sheet=sheet, column=letters(place)))
    _tell_missing(outcome, plan, heads)


def _by(heads: Heads, place: int) -> str:
    if place in heads.chosen:
        return "hand"
    if heads.certain:
        return "template"
    return "code" if place in heads.by_code else "label"


def _tell_missing(outcome: SheetOutcome, plan: SheetPlan, heads: Heads) -> None:
    """A required item without a column is a fault, told once and not at every row."""
    taken = {column.id for column in heads.columns.values()}
    for column in plan.columns:
        if column.id in taken or column.computed:
            continue
        outcome.missing.append(column.id)
        if column.item.required:
            where = {"sheet": outcome.sheet, "item": column.id, "heading": column.words}
            missing = fault("column_missing", {"heading": column.words}, **where)
            outcome.faults.append(replace(missing, storable=True))


def _numbered(raw: Raw, heads: Heads, told: Told) -> Iterator[Line]:
    """Rows below the headers with their numbers from 1, merged cells filled downwards."""
    rows = chain(raw.top[heads.first :], raw.rows)
    merged = _merged(raw.about["merged"], heads)
    if not merged:
        yield from enumerate(rows, heads.first + 1)
        return
    values: dict[tuple[int, int], Any] = {}
    for number, row in enumerate(rows, heads.first + 1):
        for place, top in merged.get(number, ()):
            if number == top:
                values[top, place] = row[place] if place < len(row) else None
                told.say(_merged_note(told, top, place))
            elif (value := values.get((top, place))) is not None:
                row.extend([None] * (place + 1 - len(row)))
                row[place] = value
        yield number, row


def _merged_note(told: Told, row: int, place: int) -> Any:
    words = {"column": letters(place), "row": row}
    return note("merged", words, sheet=told.sheet, row=row, column=letters(place))


def _merged(areas: list[Any], heads: Heads) -> dict[int, list[tuple[int, int]]]:
    """Row from 1 -> (place, first row) of cells merged over several rows of records."""
    found: dict[int, list[tuple[int, int]]] = {}
    for (top, left), (bottom, _) in areas:
        if top >= heads.first and bottom > top and left in heads.columns:
            for row in range(top, bottom + 1):
                found.setdefault(row + 1, []).append((left, top + 1))
    return found


def _settle(outcome: SheetOutcome, lines: Lines, faults: list[Fault]) -> None:
    """Faults in the order of the sheet; a record with one of level error is not good."""
    sheet = outcome.sheet
    for one in faults:
        if one.level == "error" and one.record is not None:
            outcome.records[one.record].good = False
    placed = [_placed(one, sheet, outcome.records, lines.form) for one in faults]
    placed.sort(key=lambda one: (one.row or 0, len(one.column), one.column))
    outcome.faults += placed
    outcome.notes += lines.told.notes
    if lines.told.unsaid:
        outcome.notes.append(note("more", {"count": lines.told.unsaid}, sheet=sheet))


def _placed(one: Fault, sheet: str, records: Sequence[Record], form: Form) -> Fault:
    """With its sheet, and its row of the sub-table that its cell is in."""
    item = form.by_id.get(one.item)
    if item is None or item.table is None or one.record is None or one.index is not None:
        return one if one.sheet else replace(one, sheet=sheet)
    rows = records[one.record].rows.get(item.table, [])
    index = rows.index(one.row) if one.row in rows else None
    return replace(one, sheet=sheet, index=index)


def _tell_rows(outcome: SheetOutcome, raw: Raw, told: tuple[Lines, Heads]) -> None:
    lines, heads = told
    sheet = outcome.sheet
    if lines.blank:
        outcome.notes.append(note("blank_rows", {"count": lines.blank}, sheet=sheet))
    hidden = [row for row in raw.about["hidden"] if row > heads.first]
    if hidden:
        outcome.notes.append(note("hidden_rows", {"count": len(hidden)}, sheet=sheet))
