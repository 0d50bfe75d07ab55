"""What a printed form is made of: grids with merged cells and lines of words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

Tone = Literal["head", "code", "label", "text", "number", "void"]


class Cell(NamedTuple):
    """Text and the cells it spans. `void` is hatched in print: nothing is asked there."""

    text: str = ""
    tone: Tone = "text"
    across: int = 1
    down: int = 1


Row = tuple[Cell, ...]  # without the cells that others cover


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table. `head` repeats on every page; `body` may be read once only.

    `weights`: the columns' shares of the width. `whole`: not to be torn apart by a page's end.
    """

    weights: tuple[int, ...]
    body: Iterable[Row]
    head: tuple[Row, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A line between grids: which record follows, a note under the form, why there is nothing."""

    text: str
    role: Literal["record", "note", "nil"] = "note"


Piece = Grid | Words


@dataclass(frozen=True, slots=True)
class Sheet:
    """One form of one unit. `corner`: 表号 and so on, as (word, text); `mark`: 草稿 or "".

    `void`: nothing but the sentence why there is nothing; such sheets share a page.
    """

    code: str
    title: str
    part: int
    unit_name: str
    period: str
    unit_note: str
    corner: tuple[tuple[str, str], ...]
    status: str
    pieces: Iterable[Piece]
    mark: str = ""
    check_line: str = ""
    void: bool = False
