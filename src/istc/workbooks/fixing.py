"""One cell corrected in the page: read, checked with its row, and kept for the 提交 (design 06)."""

from typing import Any, NamedTuple

from istc.checks.catalogue import MISSING
from istc.checks.findings import Finding
from istc.checks.run import Entry, check_entry, compute
from istc.definitions import kinds
from istc.definitions.model import Form
from istc.intake.suggest import suggest
from istc.reports.around import UnitYear
from istc.workbooks.keeping import Kept, load_read, records
from istc.workbooks.models import Upload
from istc.workbooks.reading import place_of
from istc.workbooks.standing import Plain, place, summarise


class Cell(NamedTuple):
    """Where a correction or decision is: `line` is the row of a sub-table."""

    form: str
    record: int
    item: str
    line: int | None = None


class NotFixable(Exception):
    """No such cell in the upload, or one that is corrected in the workbook only."""


def fix(upload: Upload, cell: Cell, raw: str) -> list[Plain]:
    """Corrects a cell. Gives the faults of the record that are left.

    Raises NotFixable.
    """
    read = load_read(upload)
    sheet, form, kept = found(upload, read, cell)
    item = form.by_id.get(cell.item)
    if item is None or (item.table is not None and cell.line is None):
        raise NotFixable
    key = place(cell.form, cell.record)
    known = upload.corrections.get(key) or begun(sheet, cell.record, kept)
    left = _laid(form, known, cell, raw)
    around = UnitYear(upload.round, place_of(upload)).reading(cell.form)
    findings = check_entry(form, Entry(None, _whole(form, known["values"], around)), around)
    known["faults"] = left + [
        _plain(one, sheet, cell.record, kept) for one in findings if _new(one, left)
    ]
    known["good"] = not any(one["level"] == "error" for one in known["faults"])
    known["mended"] = known["good"]
    known["reasons"] = []  # they were given for other figures
    keep(upload, read, {key: known})
    return list(known["faults"])


def found(upload: Upload, read: Plain, cell: Cell) -> tuple[Plain, Form, Kept]:
    """The sheet, form and record that a cell is in. Raises NotFixable."""
    at = next((n for n, one in enumerate(read["sheets"]) if one["form"] == cell.form), None)
    form = upload.round.edition_model.by_code.get(cell.form)
    if at is None or form is None or not 0 <= cell.record < read["sheets"][at]["count"]:
        raise NotFixable
    return read["sheets"][at], form, next(records(upload, read, at, first=cell.record))


def begun(sheet: Plain, number: int, kept: Kept) -> Plain:
    """A record as it was read, before anything was said of it in the page."""
    faults = [one for one in sheet["faults"] if one["record"] == number]
    good = number not in sheet["bad"]
    return {"values": dict(kept.values), "faults": faults, "good": good, "reasons": []}


def keep(upload: Upload, read: Plain, changed: Plain) -> None:
    upload.corrections = {**upload.corrections, **changed}
    upload.summary = summarise(read, upload.corrections)
    upload.save(update_fields=["corrections", "summary"])


def _laid(form: Form, known: Plain, cell: Cell, raw: str) -> list[Plain]:
    """Takes the value over, or says why not. Gives the faults of cells that are not readable."""
    item = form.by_id[cell.item]
    left = [one for one in known["faults"] if not one["storable"] and not _at(one, cell)]
    try:
        value = kinds.parse(item, raw)
    except kinds.Refusal as refusal:
        before = next((one for one in known["faults"] if _at(one, cell)), known["faults"][0])
        told = {"code": refusal.code, "wrong": refusal.wrong, "mend": refusal.mend}
        where = {"item": cell.item, "index": cell.line, "value": raw, "level": "error"}
        more = {"suggest": list(suggest(item, raw)), "storable": False}
        return [*left, {**before, **told, **where, **more}]
    values = known["values"] if item.table is None else _row(known["values"], item.table, cell)
    values.pop(cell.item, None)
    if value is not None and item.computed is None:
        values[cell.item] = value
    return left


def _at(fault: Plain, cell: Cell) -> bool:
    return (fault["item"], fault["index"]) == (cell.item, cell.line)


def _row(values: Plain, table: str, cell: Cell) -> Plain:
    """The row of a sub-table. Raises NotFixable where the file has none such."""
    rows: list[Plain] = [dict(row) for row in values.get(table, [])]
    values[table] = rows
    if cell.line is None or not 0 <= cell.line < len(rows):
        raise NotFixable
    return rows[cell.line]


def _whole(form: Form, values: Plain, around: UnitYear) -> Plain:
    return {**values, **compute(form, values, around)} if form.computed else values


def _new(finding: Finding, left: list[Plain]) -> bool:
    """A blank that follows from a cell refused above is not told twice."""
    refused = {(one["item"], one["index"]) for one in left}
    return finding.code != MISSING.code or (finding.item, finding.row) not in refused


def _plain(finding: Finding, sheet: Plain, number: int, kept: Kept) -> Plain:
    column: list[Any] = next(
        (c for c in sheet["columns"] if c[2] == finding.item), ["", "", "", ""]
    )
    rows = kept.rows.get(finding.table or "", [])
    row = rows[finding.row] if finding.row is not None and finding.row < len(rows) else kept.row
    figures = {name: getattr(finding, name) for name in ("left", "right", "diff")}
    return {
        "code": finding.code,
        "stage": "row",
        "level": finding.level,
        "wrong": " ".join(part for part in (finding.what, finding.wrong) if part),
        "mend": finding.mend,
        "sheet": sheet["sheet"],
        "row": row,
        "column": column[0],
        "item": finding.item or "",
        "heading": column[3],
        "value": "",
        "record": number,
        "index": finding.row,
        "storable": True,
        **{name: "" if value is None else f"{value:f}" for name, value in figures.items()},
        "suggest": [],
        "address": f"{column[0]}{row}",
    }
