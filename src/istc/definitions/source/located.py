"""Mappings and lists that remember the file and line of each of their entries."""

from collections.abc import Iterable, Mapping
from typing import Any

from istc.definitions.problems import Place


class Block(dict[str, Any]):
    """A YAML mapping; `lines` gives the line of each key."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.lines: dict[str, int] = {}

    def place_of(self, key: str) -> Place:
        return Place(self.place.file, self.lines.get(key, self.place.line))


class Series(list[Any]):
    """A YAML sequence; `lines` gives the line of each element."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.lines: list[int] = []

    def place_of(self, index: int) -> Place:
        line = self.lines[index] if index < len(self.lines) else self.place.line
        return Place(self.place.file, line)


def place_at(raw: Any, path: Iterable[str | int], start: Place) -> Place:
    """The place of the entry that `path` leads to, or of the last one on the way that exists.

    Steps that the raw material does not have (pydantic's names of union members) are skipped.
    """
    place = start
    for step in path:
        match raw, step:
            case Block(), str() if step in raw:
                place, raw = raw.place_of(step), raw[step]
            case Series(), int() if step < len(raw):
                place, raw = raw.place_of(step), raw[step]
    return place


def fill(raw: Any, words: Mapping[str, str]) -> Any:
    """A copy in which every `{name}` of `words` is replaced, in texts and ids alike."""
    marks = [(f"{{{name}}}", word) for name, word in words.items()]
    return _fill(raw, marks)


def _fill(raw: Any, marks: list[tuple[str, str]]) -> Any:
    if isinstance(raw, str):
        if "{" in raw:
            for mark, word in marks:
                raw = raw.replace(mark, word)
        return raw
    if isinstance(raw, Block):
        block = Block(raw.place)
        block.lines = raw.lines
        for key, value in raw.items():
            block[key] = _fill(value, marks)
        return block
    if isinstance(raw, Series):
        series = Series(raw.place)
        series.lines = raw.lines
        series.extend(_fill(value, marks) for value in raw)
        return series
    return raw
