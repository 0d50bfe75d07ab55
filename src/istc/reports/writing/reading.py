"""Reads what was posted for one record, cell by cell: what can be stored and what is refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from istc.definitions import kinds
from istc.definitions.kinds.refusals import shorten
from istc.definitions.model import Form
from istc.reports.results import RefusedCell
from istc.reports.writing import retired

Cells = dict[str, Any]


@dataclass(slots=True)
class Posted:
    """`cells`: item or sub-table -> value, None for one that is cleared. `sums`: computed items
    that were posted too, to be held against what the system computes."""

    cells: Cells = field(default_factory=dict)
    sums: Cells = field(default_factory=dict)
    refused: list[RefusedCell] = field(default_factory=list)


def read_posted(form: Form, changes: Mapping[str, Any], stored: Mapping[str, Any]) -> Posted:
    """Cells that are refused are left out, so that what is stored there stays (N22)."""
    computed = {item.id for item in form.computed}
    posted = Posted(sums={key: raw for key, raw in changes.items() if key in computed})
    tables = {key for key, raw in changes.items() if key in form.tables and _is_rows(raw)}
    plain = {key: raw for key, raw in changes.items() if key not in tables | computed}
    values, refused = kinds.parse_record(form, plain)
    posted.refused += [refused_cell(form, one) for one in refused]
    bad = {one.item for one in refused}
    posted.cells = {key: values.get(key) for key in plain if key not in bad}
    for key in sorted(tables):
        _read_table(form, key, (changes[key], stored.get(key, [])), posted)
    _leave_out_retired(form, posted, stored)
    return posted


def _leave_out_retired(form: Form, posted: Posted, stored: Mapping[str, Any]) -> None:
    for one in retired.refused(form, posted.cells, stored):
        posted.refused.append(refused_cell(form, one))
        if one.row is None:
            del posted.cells[one.item]
        else:
            posted.cells[form.by_id[one.item].table or ""][one.row].pop(one.item)


def _is_rows(raw: object) -> bool:
    return isinstance(raw, list | tuple) and all(isinstance(row, Mapping) for row in raw)


def _read_table(form: Form, table: str, rows: tuple[Any, Any], posted: Posted) -> None:
    """A refused cell keeps what its row held, if no row was added or taken away meanwhile."""
    given, stored = rows
    if len(given) > form.tables[table].max_rows:
        _, refused = kinds.parse_record(form, {table: given})
        posted.refused += [refused_cell(form, one) for one in refused if one.row is None]
        return
    aligned = len(given) == len(stored)
    read = []
    for number, raw in enumerate(given):
        values, refused = kinds.parse_record(form, {table: [raw]})
        row: Cells = {}
        for kept in values.get(table, []):
            row.update(cast(Cells, kept))
        for one in refused:
            posted.refused.append(refused_cell(form, one._replace(row=number)))
            if aligned and one.item in stored[number]:
                row[one.item] = stored[number][one.item]
        read.append(row)
    posted.cells[table] = [row for row in read if row] or None


def refused_cell(form: Form, one: kinds.Refused, line: int | None = None) -> RefusedCell:
    item = form.by_id.get(one.item)
    table = form.tables.get(one.item)
    name = item.name if item else table.heading if table else ""
    return RefusedCell(
        item=one.item,
        name=name or shorten(one.item),
        row=one.row,
        raw=one.raw,
        code=one.refusal.code,
        wrong=one.refusal.wrong,
        mend=one.refusal.mend,
        line=line,
    )
