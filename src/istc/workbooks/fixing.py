"""One cell corrected in the page: read, checked with its row, and kept for the 提交 (design 06)."""

from typing import Any

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


class NotFixable(Exception):
    """No such cell in the upload, or one that is corrected in the workbook only."""


def fix(upload: Upload, cell: tuple[str, int, str], raw: str) -> list[Plain]:
    """Corrects `cell` (form, record, item). Gives the faults of the record that are left.

    Raises NotFixable.
    """
    code, number, name = cell
    read = load_read(upload)
    at = next((n for n, one in enumerate(read["sheets"]) if one["form"] == code), None)
    form = upload.round.edition_model.by_code.get(code)
    if at is None or form is None or not 0 <= number < read["sheets"][at]["count"]:
        raise NotFixable
    sheet = read["sheets"][at]
    item = form.by_id.get(name)
    if item is None or item.table is not None:
        raise NotFixable
    key = place(code, number)
    kept = next(records(upload, read, at, first=number))
    known = upload.corrections.get(key) or _begun(sheet, number, kept)
    left = _laid(form, known, (name, raw))
    around = UnitYear(upload.round, place_of(upload)).reading(code)
    findings = check_entry(form, Entry(None, _whole(form, known["values"], around)), around)
    known["faults"] = left + [
        _plain(one, sheet, (number, kept.row)) for one in findings if _new(one, left)
    ]
    known["good"] = not any(one["level"] == "error" for one in known["faults"])
    upload.corrections = {**upload.corrections, key: known}
    upload.summary = summarise(read, upload.corrections)
    upload.save(update_fields=["corrections", "summary"])
    return list(known["faults"])


def _begun(sheet: Plain, number: int, kept: Kept) -> Plain:
    faults = [one for one in sheet["faults"] if one["record"] == number]
    return {"values": dict(kept.values), "faults": faults, "good": False}


def _laid(form: Form, known: Plain, typed: tuple[str, str]) -> list[Plain]:
    """Takes the value over, or says why not. Gives the faults of cells that are not readable."""
    name, raw = typed
    item = form.by_id[name]
    left = [one for one in known["faults"] if not one["storable"] and one["item"] != name]
    try:
        value = kinds.parse(item, raw)
    except kinds.Refusal as refusal:
        before = next((one for one in known["faults"] if one["item"] == name), known["faults"][0])
        told = {"code": refusal.code, "wrong": refusal.wrong, "mend": refusal.mend}
        more = {"item": name, "value": raw, "suggest": list(suggest(item, raw)), "level": "error"}
        return [*left, {**before, **told, **more, "storable": False}]
    known["values"].pop(name, None)
    if value is not None and item.computed is None:
        known["values"][name] = value
    return left


def _whole(form: Form, values: Plain, around: UnitYear) -> Plain:
    return {**values, **compute(form, values, around)} if form.computed else values


def _new(finding: Finding, left: list[Plain]) -> bool:
    """A blank that follows from a cell refused above is not told twice."""
    return finding.code != MISSING.code or finding.item not in {one["item"] for one in left}


def _plain(finding: Finding, sheet: Plain, where: tuple[int, int]) -> Plain:
    column: list[Any] = next(
        (c for c in sheet["columns"] if c[2] == finding.item), ["", "", "", ""]
    )
    number, row = where
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
        "storable": True,
        **{name: "" if value is None else f"{value:f}" for name, value in figures.items()},
        "suggest": [],
        "address": f"{column[0]}{row}",
    }
