"""The user's own workbook returned with the faulty cells marked (design 06b)."""

from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from istc.documents.xlsx.marked import Mark, mark_own, write_marked
from istc.intake.spawn import messages
from istc.workbooks.keeping import load_read, original
from istc.workbooks.limits import at_once, limits
from istc.workbooks.models import Upload
from istc.workbooks.standing import faults, settled

OWN = frozenset({".xlsx", ".xlsm"})
Sheets = Iterator[tuple[str, Iterator[list[Any]]]]


def marked(upload: Upload) -> bytes:
    """A small file, while the browser waits."""
    target = BytesIO()
    mark(upload, target)
    return target.getvalue()


def mark(upload: Upload, target: BinaryIO | Path) -> None:
    """A small Excel workbook in place, anything else anew from its values. What was corrected in
    the page is not marked. Raises Refused for a file that can no longer be read."""
    if upload.suffix in OWN and at_once(upload.size):
        mark_own(original(upload), target, _marks(upload))
        return
    with closing(messages(original(upload), limits())) as stream:
        write_marked(target, _sheets(stream), _marks(upload))


def _marks(upload: Upload) -> Iterator[Mark]:
    for one in faults(load_read(upload), upload.corrections):
        if settled(one):
            continue
        words = f"{one['wrong']}。{one['mend']}。"
        yield Mark(one["sheet"], one["row"], one["column"], words, one["level"])


def _sheets(stream: Iterator[Any]) -> Sheets:
    """The child's messages, sheet by sheet."""
    waiting = [message for message in [next(stream, None)] if message]
    for message in chain(waiting, stream):
        found = message
        while isinstance(found, dict) and "sheet" in found:
            after: list[Any] = []
            yield found["sheet"], _rows(stream, after)
            found = after[0] if after else None


def _rows(stream: Iterator[Any], after: list[Any]) -> Iterator[list[Any]]:
    """Rows up to the next sheet, whose message goes to `after`."""
    for message in stream:
        if isinstance(message, dict):
            after.append(message)
            return
        yield from message
