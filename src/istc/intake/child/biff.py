"""The pre-scan of an .xls or .et: cells in error and hidden rows, sheet by sheet.

The reader of cells shows an error as blank.
"""

import struct
from collections.abc import Iterator

from istc.intake.child.cells import MOST_BAD, Extent
from istc.intake.child.compound import Compound
from istc.intake.letters import letters

_BOF, _EOF, _SHEET, _ROW, _FORMULA, _ERROR = 0x0809, 0x000A, 0x0085, 0x0208, 0x0006, 0x0205
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!",
    0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
_IS_HIDDEN = 0x20
_MOST_HIDDEN = 1000
Parts = Iterator[tuple[int, bytes]]


def scan(content: bytes) -> list[Extent]:
    """In the order of the workbook's sheets. Raises Refused for what is no compound file."""
    stream = Compound(content).stream("Workbook", "Book")
    starts = [
        struct.unpack_from("<I", part)[0]
        for kind, part in _parts(stream, 0)
        if kind == _SHEET and len(part) >= 4
    ]
    return [_sheet(stream, start) for start in starts]


def _parts(stream: bytes, at: int) -> Parts:
    """From one BOF to its EOF, without what stands embedded between (charts)."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        part = stream[at + 4 : at + 4 + length]
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, part
        at += 4 + length


def _sheet(stream: bytes, start: int) -> Extent:
    extent = Extent()
    for kind, part in _parts(stream, start):
        if kind == _ROW and len(part) >= 14:
            row, flags = struct.unpack_from("<H", part)[0], struct.unpack_from("<H", part, 12)[0]
            if flags & _IS_HIDDEN and len(extent.hidden) < _MOST_HIDDEN:
                extent.hidden.append(row + 1)
        elif error := _error(kind, part):
            row, column = struct.unpack_from("<HH", part)
            if len(extent.bad) < MOST_BAD:
                extent.bad[f"{letters(column)}{row + 1}"] = error
    return extent


def _error(kind: int, part: bytes) -> str:
    """A cell that holds an error itself, or a formula whose result is one."""
    if kind == _ERROR and len(part) >= 8 and part[7]:
        return _ERRORS.get(part[6], "#VALUE!")
    if kind == _FORMULA and len(part) >= 14 and part[12:14] == b"\xff\xff" and part[6] == 2:
        return _ERRORS.get(part[8], "#VALUE!")
    return ""
