"""What a person decides on a finding in the preview: keep the row as it is, or leave it out."""

from istc.definitions.kinds import Refusal
from istc.definitions.kinds.writing import long
from istc.reports.actions.reasons import LONGEST
from istc.workbooks.fixing import Cell, NotFixable, begun, found, keep
from istc.workbooks.keeping import load_read
from istc.workbooks.models import Upload
from istc.workbooks.standing import Plain, place, said

ACTS = frozenset({"keep", "skip", "restore"})


def decide(upload: Upload, cell: Cell, *, code: str, act: str, text: str) -> list[Plain]:
    """确认保留 (a 核实性 finding wants words), 不导入本行, or taking either back.

    Gives the record's faults. Raises NotFixable, and Refusal for words that cannot be kept.
    """
    read = load_read(upload)
    sheet, _, kept = found(upload, read, cell)
    key = place(cell.form, cell.record)
    known = dict(upload.corrections.get(key) or begun(sheet, cell.record, kept))
    if act == "keep":
        known["reasons"] = _reasons(known, cell, code, text)
    elif act in ACTS:
        known["skip"] = act == "skip"
        known["reasons"] = []
    else:
        raise NotFixable
    keep(upload, read, {key: known})
    return list(said(known, cell.form))


def _reasons(known: Plain, cell: Cell, code: str, text: str) -> list[Plain]:
    fault = next((one for one in known["faults"] if _is(one, cell, code)), None)
    if fault is None or fault["level"] == "error":
        raise NotFixable
    words = long(text, LONGEST) or ""
    if fault["level"] == "verify" and not words:
        raise Refusal("reason", "没有填写说明", "写明情况属实的原因，再确认保留")
    others = [one for one in known["reasons"] if not _is(one, cell, code)]
    return [*others, {"code": code, "item": cell.item, "index": cell.line, "text": words}]


def _is(one: Plain, cell: Cell, code: str) -> bool:
    return (one["code"], one["item"], one["index"]) == (code, cell.item, cell.line)
