"""CSV for programs and spreadsheets, JSON for programs; both line by line."""

import csv
import json
from collections.abc import Iterator
from typing import IO, Any

from istc.documents.export.lines import Flat
from istc.documents.export.model import LEAD, About, Owned, Records, Units
from istc.documents.plan import Column, plan_of
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
    plan = plan_of(about.form)
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
    """One object: about, items, units, records (a line each, values as stored, exact)."""
    head = {
        "form": about.form.code,
        "title": about.form.title,
        "year": about.edition.year,
        "edition": about.edition.name,
        "source": about.edition.title,
        "scope": about.unit_name,
        "filters": about.filters,
        "made_at": about.made_at,
        "items": [_item(column) for column in plan_of(about.form).columns],
    }
    target.write(json.dumps(head, ensure_ascii=False)[:-1])
    target.write(',\n"units": [\n')
    _array(target, ({**one.owner._asdict(), "records": one.records} for one in units))
    target.write('],\n"records": [\n')
    count = _array(target, map(_record, records))
    target.write("]}\n")
    return count


def _array(target: IO[str], found: Iterator[dict[str, Any]]) -> int:
    count = 0
    for count, one in enumerate(found, 1):
        target.write((",\n" if count > 1 else "") + json.dumps(one, ensure_ascii=False))
    target.write("\n")
    return count


def _record(one: Owned) -> dict[str, Any]:
    return {"unit": one.owner._asdict(), "number": one.number, "values": one.values}


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
    }
