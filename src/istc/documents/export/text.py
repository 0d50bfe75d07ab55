"""CSV for programs and spreadsheets, JSON for programs; both line by line."""

import csv
import json
from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any

from istc.checks.numbers import written
from istc.definitions.kinds import KINDS
from istc.documents.export.lines import Flat
from istc.documents.export.model import LEAD, About, Owned, Records, Units
from istc.documents.export.sums import Sums, Totals
from istc.documents.plan import Column, SheetPlan, plan_of
from istc.documents.words import cell_text

_ACTIVE = ("=", "+", "-", "@", "\t", "\r")


def neutral(text: str) -> str:
    """A text that a spreadsheet would run as a formula, with an apostrophe before it."""
    return f"'{text}" if text.startswith(_ACTIVE) else text


def head_of(column: Column) -> str:
    """Code and headers in one cell: 01 考察访问 › 项目数."""
    return " ".join(part for part in (column.code, " › ".join(column.heads)) if part)


def write_csv(target: IO[str], about: About, records: Records) -> int:
    """UTF-8 text (the caller opens the file with newline="" and utf-8-sig). Gives the lines."""
    plan = about.plan
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow([*LEAD, *map(head_of, plan.columns)])
    flat, columns, count = Flat(plan), plan.columns, 0
    for one in records:
        lead = [*map(neutral, one.owner), str(one.number)]
        for line in flat.lines(one.values):
            writer.writerow(lead + _texts(columns, line))
            count += 1
    return count


def _texts(columns: tuple[Column, ...], line: list[Any]) -> list[str]:
    return [
        "" if value is None else neutral(cell_text(column.item, value))
        for column, value in zip(columns, line, strict=True)
    ]


def write_json(target: IO[str], about: About, units: Units, records: Records) -> int:
    """One object: about, items, units, records (a line each, values as stored, exact), totals.

    `totals`: own, below, all by item, as exact text; `not_added`: how many units filled what does
    not add up.
    """
    plan = about.plan
    head = {
        "form": about.form.code,
        "title": about.form.title,
        "year": about.edition.year,
        "edition": about.edition.name,
        "source": about.edition.title,
        "scope": about.unit_name,
        "filters": about.filters,
        "made_at": about.made_at,
        "items": [_item(column) for column in plan.columns],
    }
    target.write(json.dumps(head, ensure_ascii=False)[:-1])
    target.write(',\n"units": [\n')
    _array(target, ({**one.owner._asdict(), "records": one.records} for one in units))
    target.write('],\n"records": [\n')
    sums = Sums(plan.columns)
    count = _array(target, _told(plan, sums, records))
    tail = json.dumps(_totals(plan, sums), ensure_ascii=False)
    target.write("],\n" + tail[1:] + "\n")
    return count


def _told(plan: SheetPlan, sums: Sums, records: Records) -> Iterator[dict[str, Any]]:
    """The records as they go by, added up on the way."""
    flat, whole = Flat(plan), plan.columns == plan_of(plan.form).columns
    wanted = {column.id for column in plan.columns}
    for one in records:
        for line in flat.lines(one.values):
            sums.add(one.owner, line)
        yield _record(one, one.values if whole else _only(one.values, wanted))


def _only(values: Mapping[str, Any], wanted: Collection[str]) -> dict[str, Any]:
    """The wanted items of a record and of the rows of its sub-tables."""
    found: dict[str, Any] = {}
    for key, value in values.items():
        if key in wanted:
            found[key] = value
        elif isinstance(value, list) and any(isinstance(row, dict) for row in value):
            rows = [{name: cell for name, cell in row.items() if name in wanted} for row in value]
            found |= {key: rows} if any(rows) else {}
    return found


def _totals(plan: SheetPlan, sums: Sums) -> dict[str, Any]:
    ids = [column.id for column in plan.columns]
    rows = {"own": sums.own, "below": sums.below, "all": sums.all}
    return {
        "totals": {name: _texts_of(ids, found) for name, found in rows.items()},
        "not_added": {ids[place]: sums.units(place) for place in sums.apart},
    }


def _texts_of(ids: list[str], sums: Totals) -> dict[str, str]:
    pairs = zip(ids, sums, strict=True)
    return {name: written(value) for name, value in pairs if value is not None}


def _array(target: IO[str], found: Iterator[dict[str, Any]]) -> int:
    count = 0
    for count, one in enumerate(found, 1):
        target.write((",\n" if count > 1 else "") + json.dumps(one, ensure_ascii=False))
    target.write("\n")
    return count


def _record(one: Owned, values: Mapping[str, Any]) -> dict[str, Any]:
    return {"unit": one.owner._asdict(), "number": one.number, "values": values}


def _item(column: Column) -> dict[str, Any]:
    item = column.item
    options = [[one.code, one.label] for one in item.options.options] if item.options else []
    return {
        "id": item.id,
        "code": item.code,
        "path": column.heads,
        "kind": item.kind,
        "unit": item.unit,
        "table": item.table,
        "options": options,
        "adds_up": KINDS[item.kind].numeric and item.adds_up,
    }
