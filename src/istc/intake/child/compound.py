"""A stream out of a compound file, the case that an .xls or .et comes in. No more is read of it."""

import struct
from collections.abc import Sequence

from istc.intake.refused import Refused

_END = 0xFFFFFFFA  # this and above: no further sector
_ENTRY = 128
_HEADER = 512
_LISTED = 109  # sectors of the table that the header itself names


class Compound:
    """Raises Refused where its chains lead nowhere or in a circle."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        try:
            shift, short = struct.unpack_from("<HH", content, 30)
            self._first, self._least = (struct.unpack_from("<I", content, at)[0] for at in (48, 56))
            short_first = struct.unpack_from("<I", content, 60)[0]
            self._size, self._short = 1 << min(shift, 16), 1 << min(short, 16)
            self._table = self._numbers(self._listed())
            self._shorts = self._numbers(self._chain(short_first, self._table))
        except (struct.error, IndexError) as error:
            raise Refused("broken") from error

    def stream(self, *names: str) -> bytes:
        """The first of these that there is, else b""."""
        entries = self._joined(self._chain(self._first, self._table))
        root = b""
        for at in range(0, len(entries) - _ENTRY + 1, _ENTRY):
            length = struct.unpack_from("<H", entries, at + 64)[0]
            name = entries[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            first, size = struct.unpack_from("<II", entries, at + 116)
            if at == 0:
                root = self._joined(self._chain(first, self._table))
            elif name in names:
                return self._content_of(first, size, root)
        return b""

    def _content_of(self, first: int, size: int, root: bytes) -> bytes:
        if size >= self._least:
            return self._joined(self._chain(first, self._table))[:size]
        places = (one * self._short for one in self._chain(first, self._shorts))
        return b"".join(root[at : at + self._short] for at in places)[:size]

    def _listed(self) -> list[int]:
        """The sectors that the table of chains lies in, also those named outside the header."""
        found = list(struct.unpack_from(f"<{_LISTED}I", self._content, 76))
        further, seen = struct.unpack_from("<I", self._content, 68)[0], set[int]()
        while further < _END and further not in seen:
            seen.add(further)
            numbers = self._numbers([further])
            found += numbers[:-1]
            further = numbers[-1]
        return [one for one in found if one < _END]

    def _sector(self, number: int) -> bytes:
        start = max(self._size, _HEADER) + number * self._size
        return self._content[start : start + self._size]

    def _joined(self, sectors: Sequence[int]) -> bytes:
        return b"".join(map(self._sector, sectors))

    def _numbers(self, sectors: Sequence[int]) -> list[int]:
        text = self._joined(sectors)
        return list(struct.unpack(f"<{len(text) // 4}I", text[: len(text) // 4 * 4]))

    def _chain(self, first: int, table: Sequence[int]) -> list[int]:
        found: list[int] = []
        while first < _END:
            if first >= len(table) or len(found) > len(table):
                raise Refused("broken")
            found.append(first)
            first = table[first]
        return found
