"""Any file that is a table, Excel or CSV, as lines of texts; what rosters and registers share.

Nothing of the file is opened here: the limited child process of `istc.intake` does that, so that
a hostile or broken file costs a refusal and no more (N23).
"""

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from istc.intake.letters import by_row
from istc.intake.limits import MB, Limits
from istc.intake.refused import Refused
from istc.intake.spawn import messages
from istc.units.roster.faults import Fault

LIMITS = Limits(
    size=20 * MB, unpacked=200 * MB, sheets=30, columns=200, memory=768 * MB, cpu=30, seconds=60
)
LONGEST = 60  # characters of a value in a fault


@dataclass(frozen=True, slots=True)
class Sheet:
    """`bad`: row from 1 -> place from 0 -> the error shown there, "" for a formula without its
    value. CSV has no name.
    """

    name: str
    lines: list[list[str]]
    bad: Mapping[int, Mapping[int, str]] = field(default_factory=dict)


def sheet_of(path: Path, *, wanted: str = "", most_rows: int) -> tuple[Sheet | None, list[Fault]]:
    """The sheet of the wanted name, or else the first visible one with anything in it."""
    try:
        found = _chosen(messages(path, replace(LIMITS, rows=most_rows)), wanted)
    except Refused as refused:
        return None, [Fault(0, "文件", refused.wrong, refused.mend)]
    if found is None:
        return None, [Fault(0, "文件", "没有内容", "第一行写列名，以下每行写一条")]
    about, rows = found
    lines = [[_text(cell) for cell in row] for row in rows]
    bad = by_row(about["bad"])
    while lines and not any(lines[-1]) and len(lines) not in bad:
        lines.pop()
    _fill_merged(lines, about["merged"])
    return Sheet(about["sheet"], lines, bad), []


def lines(content: bytes, *, most_rows: int) -> tuple[list[list[str]], list[Fault]]:
    """Of a file that was posted whole. A cell in error is a fault."""
    with tempfile.NamedTemporaryFile(prefix="istc-sheet-") as file:
        file.write(content)
        file.flush()
        sheet, faults = sheet_of(Path(file.name), most_rows=most_rows + 1)
    if sheet is None:
        return [], faults
    bad = [(row, cell) for row, cells in sheet.bad.items() for cell in cells.values()]
    return sheet.lines, [Fault(row, "公式", *in_error(cell), cell[:LONGEST]) for row, cell in bad]


def in_error(shown: str) -> tuple[str, str]:
    """What is wrong with a formula, and how to mend it."""
    wrong = f"公式出错（{shown[:LONGEST]}）" if shown else "公式没有保存结果"
    return wrong, "改为数值后重新保存"


def _chosen(told: Iterable[Any], wanted: str) -> tuple[dict[str, Any], list[Any]] | None:
    """Reads to the end even where the first sheet will do: what is hostile is refused whole."""
    first: tuple[dict[str, Any], list[Any]] | None = None
    now: tuple[dict[str, Any], list[Any]] | None = None
    for said in told:
        if isinstance(said, dict):
            now = (said, []) if "sheet" in said else None
            if now and wanted and said["sheet"] == wanted:
                first = now
        elif now is not None and (first is None or first is now):
            now[1].extend(said)
            if first is None and any(said) and now[0]["visible"]:
                first = now
    return first


def _text(cell: Any) -> str:
    return "" if cell is None else str(cell).replace("\x00", "").strip()


def _fill_merged(lines: list[list[str]], merged: Iterable[list[list[int]]]) -> None:
    """A merged cell speaks for every cell that it covers: one superior beside many units."""
    for (top, left), (bottom, right) in merged:
        line = lines[top] if top < len(lines) else []
        value = line[left] if left < len(line) else ""
        for row in lines[top : bottom + 1]:
            row.extend([""] * (min(right, LIMITS.columns) + 1 - len(row)))
            row[left : right + 1] = [value] * len(row[left : right + 1])
