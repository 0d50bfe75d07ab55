"""How an upload stands: counts, faults left after what was corrected in the page."""

from collections.abc import Iterator
from typing import Any

from istc.workbooks.models import Upload

Plain = dict[str, Any]


def place(form: str, record: int) -> str:
    """The key of a record in `Upload.corrections`."""
    return f"{form}|{record}"


def faults(read: Plain, corrections: Plain) -> Iterator[Plain]:
    """All faults that stand, the file's first; of a corrected record those that are left."""
    yield from read["faults"]
    for sheet in read["sheets"]:
        told: set[str] = set()
        for fault in sheet["faults"]:
            key = place(sheet["form"], fault["record"]) if fault["record"] is not None else ""
            if key not in corrections:
                yield {**fault, "form": sheet["form"]}
            elif key not in told:
                told.add(key)
                yield from ({**one, "form": sheet["form"]} for one in corrections[key]["faults"])


def is_good(sheet: Plain, record: int, corrections: Plain) -> bool:
    corrected = corrections.get(place(sheet["form"], record))
    return bool(corrected["good"] if corrected else record not in sheet["bad"])


def summarise(read: Plain, corrections: Plain | None = None) -> Plain:
    """`blocked`: something is wrong with the file or a sheet as a whole, so that nothing of it can
    be imported."""
    corrections = corrections or {}
    levels = {"error": 0, "verify": 0, "hint": 0}
    blocked = bool(read["faults"])
    for fault in faults(read, corrections):
        levels[fault["level"]] += 1
        blocked = blocked or _is_whole(fault)
    sheets = [_sheet(sheet, corrections) for sheet in read["sheets"]]
    return {
        **levels,
        "blocked": blocked,
        "corrected": sum(bool(one["good"]) for one in corrections.values()),
        "sheets": sheets,
        "rows": sum(one["rows"] for one in sheets),
        "good": sum(one["good"] for one in sheets),
    }


def _is_whole(fault: Plain) -> bool:
    return fault["level"] == "error" and fault["record"] is None and not fault["storable"]


def _sheet(sheet: Plain, corrections: Plain) -> Plain:
    found = sheet["differences"]
    count = sheet["count"]
    mended = (key.rpartition("|") for key in corrections)
    touched = sheet["bad"] | {int(n) for form, _, n in mended if form == sheet["form"]}
    bad = sum(not is_good(sheet, number, corrections) for number in touched)
    return {
        "form": sheet["form"],
        "rows": count,
        "good": count - bad,
        "new": found["new"],
        "changed": len(found["changed"]),
        "unchanged": found["unchanged"],
        "removed": found["removed"],
    }


def counts(upload: Upload) -> dict[str, int]:
    """What 提交 will do in the mode chosen, over all sheets."""
    sheets = upload.summary["sheets"]
    total = {name: sum(one[name] for one in sheets) for name in ("new", "changed", "unchanged")}
    if upload.mode == "append":
        return {"new": sum(total.values()), "changed": 0, "unchanged": 0, "removed": 0}
    removed = sum(one["removed"] for one in sheets) if upload.mode == "replace" else 0
    return {**total, "removed": removed}
