"""How an upload stands: counts, faults left after what was corrected in the page."""

from collections.abc import Iterator
from typing import Any

from istc.workbooks.models import Upload

Plain = dict[str, Any]


def place(form: str, record: int) -> str:
    """The key of a record in `Upload.corrections`."""
    return f"{form}|{record}"


def faults(read: Plain, corrections: Plain) -> Iterator[Plain]:
    """All faults that stand, the file's first; of a record that something was said of, those that
    are left: `kept` holds the words of 确认保留 (None: not said), `skip` 不导入本行."""
    yield from read["faults"]
    for sheet in read["sheets"]:
        told: set[str] = set()
        for fault in sheet["faults"]:
            key = place(sheet["form"], fault["record"]) if fault["record"] is not None else ""
            if key not in corrections:
                yield {**fault, "form": sheet["form"]}
            elif key not in told:
                told.add(key)
                yield from said(corrections[key], sheet["form"])


def said(known: Plain, form: str) -> Iterator[Plain]:
    """The faults left of a record that was corrected or decided on."""
    reasons = {
        (one["code"], one["item"], one["index"]): one["text"] for one in known.get("reasons", ())
    }
    skip = bool(known.get("skip"))
    for one in known["faults"]:
        kept = reasons.get((one["code"], one["item"], one["index"]))
        yield {**one, "form": form, "kept": kept, "skip": skip}


def settled(fault: Plain) -> bool:
    """Whether a person has said what is to become of it."""
    return bool(fault.get("skip")) or fault.get("kept") is not None


def is_skipped(sheet: Plain, record: int, corrections: Plain) -> bool:
    corrected = corrections.get(place(sheet["form"], record))
    return bool(corrected and corrected.get("skip"))


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
        levels[fault["level"]] += not settled(fault)
        blocked = blocked or _is_whole(fault)
    sheets = [_sheet(sheet, corrections) for sheet in read["sheets"]]
    return {
        **levels,
        "blocked": blocked,
        "corrected": sum(bool(one.get("mended")) for one in corrections.values()),
        "skipped": sum(one["skipped"] for one in sheets),
        "sheets": sheets,
        "rows": sum(one["rows"] for one in sheets),
        "good": sum(one["good"] for one in sheets),
    }


def _is_whole(fault: Plain) -> bool:
    return fault["level"] == "error" and fault["record"] is None and not fault["storable"]


def _sheet(sheet: Plain, corrections: Plain) -> Plain:
    differs = sheet["differences"]
    mended = [key.rpartition("|") for key in corrections]
    said = {int(number) for form, _, number in mended if form == sheet["form"]}
    skipped = {number for number in said if is_skipped(sheet, number, corrections)}
    bad = sum(not is_good(sheet, one, corrections) for one in (sheet["bad"] | said) - skipped)
    count = sheet["count"] - len(skipped)
    changed = {one[0] for one in differs["changed"]}
    unchanged = set(differs["unchanged"])
    return {
        "form": sheet["form"],
        "rows": count,
        "good": count - bad,
        "skipped": len(skipped),
        "new": differs["new"] - len(skipped - changed - unchanged),
        "changed": len(changed - skipped),
        "unchanged": len(unchanged - skipped),
        "removed": differs["removed"] + len(skipped & (changed | unchanged)),
    }


def counts(upload: Upload) -> dict[str, int]:
    """What 提交 will do in the mode chosen, over all sheets."""
    sheets = upload.summary["sheets"]
    total = {name: sum(one[name] for one in sheets) for name in ("new", "changed", "unchanged")}
    if upload.mode == "append":
        return {"new": sum(total.values()), "changed": 0, "unchanged": 0, "removed": 0}
    removed = sum(one["removed"] for one in sheets) if upload.mode == "replace" else 0
    return {**total, "removed": removed}
