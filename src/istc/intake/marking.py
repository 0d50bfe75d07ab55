"""From the faults of an outcome to the user's workbook with its faults marked."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from istc.documents.xlsx.marked import Mark, mark_own, write_marked
from istc.intake.faults import Fault
from istc.intake.limits import MB, Limits
from istc.intake.outcome import Outcome
from istc.intake.spawn import messages

IN_PLACE = MB // 2  # bytes; larger files are written anew from their values


def mark(
    path: Path, outcome: Outcome, target: BinaryIO | Path, *, limits: Limits | None = None
) -> None:
    """The file that was examined, marked. Raises Refused where it cannot be read."""
    marks = [as_mark(fault) for fault in outcome.every_fault]
    if outcome.kind == "xlsx" and path.stat().st_size <= IN_PLACE:
        mark_own(path, target, marks)
    else:
        write_marked(target, _sheets(messages(path, limits or Limits())), marks)


def as_mark(fault: Fault) -> Mark:
    words = "。".join(part.rstrip("。") for part in (fault.wrong, fault.mend) if part)
    return Mark(fault.sheet, fault.row, fault.column, f"{words}。", fault.level)


def _sheets(stream: Iterator[Any]) -> Iterator[tuple[str, Iterator[list[Any]]]]:
    """Sheet by sheet; the rows of one must be read before the next is asked for."""
    waiting: list[dict[str, Any]] = []

    def rows() -> Iterator[list[Any]]:
        for message in stream:
            if isinstance(message, dict):
                waiting.append(message)
                return
            yield from message

    next(stream)
    for _ in rows():
        pass
    while waiting:
        yield waiting.pop()["sheet"], rows()
