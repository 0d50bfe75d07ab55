"""What is wanted of the data, as it stands in the address: one filter for pages and downloads.

Everything is checked here, before any question to the database (F57, N39): a wrong sort of value,
an item that the form has not, a year without a round is named, and nothing is guessed.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from istc.rollup.conditions import Condition

LONGEST_NAME = 60
MOST_YEARS = 6
LEVELS = ("1", "2", "3")
STATES = ("draft", "done", "zero", "returned", "approved")  # those that can hold data
VIEWS = ("tree", "share", "chart", "records", "items", "years")


class FilterRefused(Exception):
    """`problems`: one sentence for each part that cannot be understood."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Filter:
    """`unit` or `name` say whose data, else the asker's own; `below` adds what lies under them."""

    years: tuple[int, ...]
    unit: int | None = None
    name: str = ""
    province: str = ""
    type: str = ""
    level: int | None = None
    below: bool = True
    states: tuple[str, ...] = ()
    where: tuple[Condition, ...] = ()
    columns: tuple[str, ...] = ()
    sort: str = ""
    page: int = 1
    view: str = ""
    item: str = ""
    at: str = ""
    open: tuple[int, ...] = ()

    @property
    def descending(self) -> bool:
        return self.sort.startswith("-")

    @property
    def sort_key(self) -> str:
        return self.sort.removeprefix("-")

    def but(self, **changes: object) -> "Filter":
        return replace(self, **changes)  # type: ignore[arg-type]

    def address(self, **changes: object) -> str:
        """As a query string: only what differs from the default, always in the same order."""
        return urlencode((self.but(**changes) if changes else self).pairs())

    def pairs(self) -> list[tuple[str, str]]:
        """What differs from the default."""
        values: list[tuple[str, object]] = [
            *(("year", year) for year in self.years),
            *(("state", state) for state in self.states),
            ("unit", self.unit),
            ("name", self.name),
            ("province", self.province),
            ("type", self.type),
            ("level", self.level),
            ("below", "" if self.below else "0"),
            *(("where", condition) for condition in self.where),
            ("view", self.view),
            *(("col", column) for column in self.columns),
            ("sort", self.sort),
            ("page", self.page if self.page > 1 else ""),
            *(("open", unit) for unit in self.open),
            ("at", self.at),
            ("item", self.item),
        ]
        return [(name, str(value)) for name, value in values if value]


@dataclass(frozen=True, slots=True)
class Known:
    """What a filter may name: years opened, codes of provinces and types of unit."""

    years: Collection[int]
    provinces: Collection[str]
    types: Collection[str]


def parse(params: Mapping[str, Sequence[str]], year: int, known: Known) -> Filter:
    """The filter of an address, without its conditions on items (see `conditions.parse`).

    Raises FilterRefused.
    """
    reading = _Reading(params)
    found = Filter(
        years=reading.years(year, known.years),
        unit=reading.number("unit", "单位编号", None),
        name=reading.text("name", "单位名称"),
        province=reading.one_of("province", "省份", known.provinces),
        type=reading.one_of("type", "单位类型", known.types),
        level=int(reading.one_of("level", "级别", LEVELS) or 0) or None,
        below=reading.one_of("below", "包含下级单位", ("0", "1")) != "0",
        states=reading.states(),
        columns=tuple(params.get("col", ())),
        sort=reading.text("sort", "排序"),
        page=reading.number("page", "页码", 1) or 1,
        view=reading.one_of("view", "查看方式", VIEWS),
        item=reading.text("item", "指标"),
        at=reading.text("at", "单位"),
        open=reading.opened(),
    )
    if reading.problems:
        raise FilterRefused(reading.problems)
    return found


class _Reading:
    """Reads one parameter after the other and notes what is wrong."""

    def __init__(self, params: Mapping[str, Sequence[str]]) -> None:
        self.params = params
        self.problems: list[str] = []

    def text(self, name: str, label: str) -> str:
        found = (self.params.get(name) or [""])[-1].strip()
        if len(found) > LONGEST_NAME or not found.isprintable():
            self.problems.append(f"{label}超过 {LONGEST_NAME} 字或含不能显示的字符。改短后重试。")
            return ""
        return found

    def number(self, name: str, label: str, otherwise: int | None) -> int | None:
        found = self.text(name, label)
        if not found:
            return otherwise
        if not (found.isascii() and found.isdigit() and 0 < int(found[:12]) <= 10**11):
            self.problems.append(f"{label}“{found[:20]}”不是正整数。改填正整数。")
            return otherwise
        return int(found)

    def one_of(self, name: str, label: str, options: Collection[str]) -> str:
        found = self.text(name, label)
        if found and found not in options:
            self.problems.append(f"没有{label}“{found[:20]}”。从列表中选择。")
            return ""
        return found

    def years(self, year: int, known: Collection[int]) -> tuple[int, ...]:
        texts = [text for text in self.params.get("year", ()) if text] or [str(year)]
        wrong = [text[:20] for text in texts if text not in {str(one) for one in known}]
        if wrong:
            self.problems.append(f"没有 {'、'.join(wrong)} 年度的调查。从列表中选择年份。")
        if len(set(texts)) > MOST_YEARS:
            self.problems.append(f"选了 {len(set(texts))} 个年份，最多 {MOST_YEARS} 个。")
        right = {int(text) for text in texts if text[:20] not in wrong}
        return tuple(sorted(right, reverse=True)[:MOST_YEARS]) or (year,)

    def states(self) -> tuple[str, ...]:
        texts = [text for text in self.params.get("state", ()) if text]
        if wrong := [text[:20] for text in texts if text not in STATES]:
            self.problems.append(f"没有填报状态“{'、'.join(wrong)}”。从列表中选择。")
        return tuple(state for state in STATES if state in texts)

    def opened(self) -> tuple[int, ...]:
        texts = [text for text in self.params.get("open", ()) if text]
        if any(not (text.isascii() and text.isdigit() and len(text) < 11) for text in texts):
            self.problems.append("要展开的单位编号不是正整数。")
            return ()
        return tuple(dict.fromkeys(int(text) for text in texts))
