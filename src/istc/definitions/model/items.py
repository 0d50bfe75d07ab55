"""Items 指标 and their choice lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from istc.definitions.expression.syntax import Expression

Origin = Literal["printed", "explained", "assumed"]


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a choice list: its permanent code, its printed label."""

    code: str
    label: str
    note: str = ""
    group: str = ""
    search: str = ""  # extra words to find it by: English name, ISO code, pinyin initials
    marks: tuple[str, ...] = ()  # as written: “belt_road 2021-2023”
    flags: tuple[str, ...] = ()  # the marks that hold in the survey year
    retired: bool = False  # stays readable where it is stored, is no longer offered


@dataclass(frozen=True, slots=True)
class First:
    """How a drawn list is put in order: options with the flag first, under a heading each."""

    flag: str
    group: str
    others: str


@dataclass(frozen=True)
class OptionList:
    """A choice list (decisions §2). `other` is the code that asks for words, if any.

    `flags`: what an option may be marked with, and in which words. `maintained`: the centre may
    change it between editions (N08). `of`: the list that this one is drawn from, `first` in which
    order, `ahead` after which options of its own.
    """

    id: str
    title: str
    origin: Origin
    options: tuple[Option, ...]
    other: str | None = None
    source: str = ""
    flags: dict[str, str] = field(default_factory=dict)
    maintained: bool = False
    of: str = ""
    first: First | None = None
    ahead: tuple[Option, ...] = ()
    barred: tuple[str, ...] = ()  # codes and words that never stand in it

    @cached_property
    def by_code(self) -> dict[str, Option]:
        return {option.code: option for option in self.options}

    @cached_property
    def by_label(self) -> dict[str, Option]:
        return {option.label: option for option in self.options}

    @cached_property
    def offered(self) -> tuple[Option, ...]:
        """What may be chosen anew."""
        return tuple(option for option in self.options if not option.retired)

    def flagged(self, flag: str, *, has: bool = True) -> tuple[str, ...]:
        """The codes that have the flag in this survey year, or those that have not."""
        return tuple(option.code for option in self.options if (flag in option.flags) is has)


SPANS = frozenset({"年", "月"})  # units of a length of time or a point in it, as 有效期限
RATE = "/"  # in the unit of so much for each, as 次/年


@dataclass(frozen=True)
class Item:
    """One indicator 指标. `id` is permanent and unique in its form; `code` is as printed or None.

    `path` holds the printed headers from outer to inner, without the item's own label.
    `table` names the sub-table whose rows carry the item, or None when a record has it once.
    `write_in_of` names the choice whose 其他 this text explains; such an item is a blank of its
    parent in print, not an indicator, unless `counted` (the manual's catalogue counts it).
    `computed` is filled by the system (a balance's total, a sum of other forms), never typed.
    `when` switches the item off where it is false: off means not asked, not required, not kept.
    `register`: the column of a register that the item is looked up in (journals.title), and
    `register_version` which state of it counts.
    """

    id: str
    label: str
    kind: str
    code: str | None = None
    path: tuple[str, ...] = ()
    unit: str | None = None
    options: OptionList | None = None
    required: bool = True
    origin: Origin = "printed"
    table: str | None = None
    write_in_of: str | None = None
    counted: bool = True
    computed: Expression | None = None
    when: Expression | None = None
    max_choices: int | None = None
    max_length: int | None = None
    minimum: str | None = None
    maximum: str | None = None
    allow_none_word: bool = False  # names may be “无” (F69)
    hint: str = ""
    note: str = ""
    short: str = ""
    carry: bool = False  # taken over from last year's record when the unit starts (N29)
    register: str = ""
    register_version: str = ""  # empty: so is the register
    line: int = 0

    @property
    def adds_up(self) -> bool:
        """Whether figures of several records make a sum that says something: not spans, years
        and averages (有效期限, 平均工作时间), not rates (办展频率)."""
        return self.unit not in SPANS and RATE not in (self.unit or "")

    @property
    def name(self) -> str:
        """What a message calls the item: code and words, e.g. 「08 培训 人次」; no word twice."""
        parts = dict.fromkeys((*self.path[-1:], self.short or self.label))
        words = " ".join(part for part in parts if part)
        return f"{self.code} {words}" if self.code else words
