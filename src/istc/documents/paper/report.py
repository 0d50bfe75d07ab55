"""A whole report on paper: cover, contents, and one chapter of forms per unit."""

from collections.abc import Iterable
from dataclasses import dataclass

from istc.documents.paper.model import Sheet

NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the contents: a form and how it stands, e.g. 已完成填报，12 条."""

    code: str
    title: str
    part: int
    status: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One unit's forms. `anchor`: its permanent number, unique in the report."""

    anchor: str
    unit_name: str
    contents: tuple[Line, ...]
    sheets: Iterable[Sheet]


@dataclass(frozen=True, slots=True)
class Report:
    """`parts`: number -> title. `about`: word and text for the cover (填报单位, 数据年份 …).

    `chapters` may be read once; `units` are their anchors and names, known beforehand.
    """

    title: str
    about: tuple[tuple[str, str], ...]
    parts: dict[int, str]
    units: tuple[tuple[str, str], ...]
    chapters: Iterable[Chapter]
    footer: str = ""

    @property
    def branch(self) -> bool:
        return len(self.units) > 1


def part_title(number: int, title: str) -> str:
    """（一）基本信息, as the manual numbers its parts."""
    return f"（{NUMERALS[number - 1] if number <= len(NUMERALS) else number}）{title}"


def anchor(chapter: str, code: str) -> str:
    """The name of a form's place, good as a bookmark of Word and a label of typst."""
    return f"u{chapter}_{code}"
