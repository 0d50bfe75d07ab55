"""Findings as the page says them: beside the cell, in the panel, in the card of reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from istc.checks.catalogue import MISSING
from istc.checks.findings import Finding
from istc.checks.reasons import open_findings

Reasons = Mapping[str, Mapping[str, str]]
ENDS = ("。", "？", "；", "！")


@dataclass(frozen=True, slots=True)
class Mark:
    """`name`: the input it stands at, without the record's prefix, `households[0].people`.

    `missing`: a blank that only completion asks for, so it is not shouted before. `open`: wants a
    reason; `void`: has one, but for other figures.
    """

    key: str
    level: str
    item: str
    name: str
    record: int | None
    row: int | None
    bold: str
    rest: str
    missing: bool = False
    open: bool = False
    void: bool = False
    reason: str = ""
    short: str = ""  # what is wrong without saying where: for the cell itself
    place: str = ""  # “第 3 条”, where the form has several records
    address: str = ""  # of the page where its cell is

    @property
    def said(self) -> str:
        """What stands at the cell; a blank need not be named there."""
        return self.short if self.missing else self.bold

    def plain(self) -> dict[str, Any]:
        """What the browser needs to put it beside its cell."""
        return {
            "record": self.record,
            "name": self.name,
            "level": self.level,
            "bold": self.said,
            "rest": self.rest,
            "missing": self.missing,
        }


@dataclass(frozen=True, slots=True)
class Places:
    """Where records are found: their number on the page, their address; none in a single form."""

    numbers: Mapping[int, int]
    address: str
    drawers: bool = False

    def words(self, record: int | None) -> str:
        number = self.numbers.get(record) if record is not None else None
        return f"第 {number} 条" if number else ""

    def of(self, record: int | None, name: str) -> str:
        if record is None or not self.drawers:
            prefix = f"r{record}." if record is not None and self.numbers else ""
            return f"#{prefix}{name}"
        return f"{self.address}records/{record}/#{name}"


SINGLE = Places({}, "")


def marks(found: Iterable[Finding], reasons: Reasons, places: Places = SINGLE) -> list[Mark]:
    listed = list(found)
    wanting = {one.key for one in open_findings(listed, reasons)}
    return [
        mark(one, one.level == "verify" and one.key in wanting, reasons, places) for one in listed
    ]


def mark(found: Finding, wanting: bool, reasons: Reasons, places: Places) -> Mark:
    reason = reasons.get(found.key, {}).get("text", "") if found.level == "verify" else ""
    name = name_of(found.item or "", found.table, found.row)
    return Mark(
        key=found.key,
        level=found.level,
        item=found.item or "",
        name=name,
        record=found.record,
        row=found.row,
        bold=closed(" ".join(part for part in (found.what, found.wrong) if part)),
        rest=closed(found.mend),
        missing=found.code == MISSING.code,
        short=closed(found.wrong),
        open=wanting,
        void=bool(reason) and wanting,
        reason=reason,
        place=places.words(found.record),
        address=places.of(found.record, name),
    )


def name_of(item: str, table: str | None, row: int | None) -> str:
    return f"{table}[{row}].{item}" if table and row is not None else item


def closed(part: str) -> str:
    """With its full stop.

    >>> closed("未填"), closed("是否属实？"), closed("")
    ('未填。', '是否属实？', '')
    """
    return part if not part or part.endswith(ENDS) else f"{part}。"


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of each there are; `judged`: the form has something in it to judge."""

    errors: int = 0
    missing: int = 0
    open: int = 0
    hints: int = 0
    judged: bool = False


def counted(found: Sequence[Mark], judged: bool) -> Counted:
    return Counted(
        errors=sum(mark.level == "error" and not mark.missing for mark in found),
        missing=sum(mark.missing for mark in found),
        open=sum(mark.open for mark in found),
        hints=sum(mark.level == "hint" for mark in found),
        judged=judged,
    )


ByCell = dict[tuple[str, int | None], tuple[Mark, ...]]


def by_cell(found: Iterable[Mark], record: int | None) -> ByCell:
    """The marks of one record by item and row; what concerns all records stands at the first."""
    placed: ByCell = {}
    for one in found:
        if one.record in (record, None) and one.item:
            at = (one.item, one.row)
            placed[at] = (*placed.get(at, ()), one)
    return placed
