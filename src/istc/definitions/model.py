"""The frozen model that every consumer of a questionnaire reads; nobody reads raw YAML."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from istc.definitions.expression.syntax import Expression

Origin = Literal["printed", "explained", "assumed"]
Level = Literal["error", "verify", "hint"]  # 强制性, 核实性, 提示
RuleOrigin = Literal["printed", "stated", "implied"]
Scope = Literal["record", "form", "across"]


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a choice list: its permanent code, its printed label."""

    code: str
    label: str
    note: str = ""
    group: str = ""
    search: str = ""  # extra words to find it by: English name, ISO code, pinyin initials


@dataclass(frozen=True)
class OptionList:
    """A choice list (decisions §2). `other` is the code that asks for words, if any."""

    id: str
    title: str
    origin: Origin
    options: tuple[Option, ...]
    other: str | None = None
    source: str = ""

    @cached_property
    def by_code(self) -> dict[str, Option]:
        return {option.code: option for option in self.options}

    @cached_property
    def by_label(self) -> dict[str, Option]:
        return {option.label: option for option in self.options}


@dataclass(frozen=True)
class Item:
    """One indicator 指标. `id` is permanent and unique in its form; `code` is as printed or None.

    `path` holds the printed headers from outer to inner, without the item's own label.
    `table` names the sub-table whose rows carry the item, or None when a record has it once.
    `write_in_of` names the choice whose 其他 this text explains; such an item is a blank of its
    parent in print, not an indicator, unless `counted` (the manual's catalogue counts it).
    `computed` is filled by the system (a balance's total, a sum of other forms), never typed.
    `when` switches the item off where it is false: off means not asked, not required, not kept.
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
    line: int = 0

    @property
    def name(self) -> str:
        """What a message calls the item: code and words, e.g. 「08 培训 人次」."""
        words = " ".join(part for part in (*self.path[-1:], self.short or self.label) if part)
        return f"{self.code} {words}" if self.code else words


@dataclass(frozen=True)
class FieldsBlock:
    """Items as labelled boxes. `heading` is printed (and in the items' path), `caption` is not."""

    items: tuple[Item, ...]
    heading: str = ""
    caption: str = ""
    columns: int = 2
    id: str = ""
    type: Literal["fields"] = "fields"


@dataclass(frozen=True)
class Column:
    id: str
    label: str
    unit: str | None = None
    note: str = ""


@dataclass(frozen=True)
class MatrixRow:
    """A row of a matrix: one item per column (None where the print leaves a hatched cell)."""

    id: str
    label: str
    items: tuple[Item | None, ...]
    write_in: Item | None = None
    total: bool = False


@dataclass(frozen=True)
class MatrixBlock:
    """Rows by columns; in a multi-record form the rows become groups of columns (HZ_02_002)."""

    id: str
    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]
    corner: str = ""
    heading: str = ""
    caption: str = ""
    type: Literal["matrix"] = "matrix"

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(
            item for row in self.rows for item in (*row.items, row.write_in) if item is not None
        )


@dataclass(frozen=True)
class ChecklistBlock:
    """One multiple choice shown as ticks, at most `item.max_choices`, with a write-in (F73)."""

    item: Item
    write_in: Item | None = None
    heading: str = ""
    caption: str = ""
    type: Literal["checklist"] = "checklist"

    @property
    def id(self) -> str:
        return self.item.id

    @property
    def items(self) -> tuple[Item, ...]:
        return (self.item, self.write_in) if self.write_in else (self.item,)


@dataclass(frozen=True)
class CountsGroup:
    """A classification: rows of counts that should add up to the section's totals."""

    id: str
    label: str
    rows: tuple[MatrixRow, ...]  # a row's write_in(s): see CountsBlock.write_ins


@dataclass(frozen=True)
class CountsBlock:
    """A section of HJ_11–13: totals (累计, 新增) and their classifications side by side.

    `write_ins[row id]` are the naming texts of an 其他 row, one per column.
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    totals: tuple[Item, ...]
    groups: tuple[CountsGroup, ...]
    texts: tuple[Item, ...] = ()
    write_ins: dict[str, tuple[Item, ...]] = field(default_factory=dict)
    heading: str = ""
    caption: str = ""
    type: Literal["counts"] = "counts"

    @property
    def items(self) -> tuple[Item, ...]:
        """In printed order: column by column, total, then its classifications, then its text."""
        found: list[Item] = []
        for index in range(len(self.columns)):
            found.append(self.totals[index])
            for group in self.groups:
                for row in group.rows:
                    if names := self.write_ins.get(row.id):
                        found.append(names[index])
                    if (cell := row.items[index]) is not None:
                        found.append(cell)
            found.extend(self.texts[index : index + 1])
        return tuple(found)


@dataclass(frozen=True)
class LikertRow:
    item: Item
    write_in: Item | None = None


@dataclass(frozen=True)
class LikertBlock:
    """A question with one rating per row (HJ_14–16)."""

    id: str
    question: str
    scale: OptionList
    rows: tuple[LikertRow, ...]
    heading: str = ""
    caption: str = ""
    type: Literal["likert"] = "likert"

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(
            item for row in self.rows for item in (row.write_in, row.item) if item is not None
        )


@dataclass(frozen=True)
class TableBlock:
    """A sub-table: any number of rows inside one record (HJ_07/08, HZ_04_001)."""

    id: str
    items: tuple[Item, ...]
    heading: str = ""
    caption: str = ""
    max_rows: int = 200
    type: Literal["table"] = "table"


Block = FieldsBlock | MatrixBlock | ChecklistBlock | CountsBlock | LikertBlock | TableBlock


@dataclass(frozen=True)
class Rule:
    """A check. `text` is the expression as written; a printed balance keeps its printed letters.

    scope: record (within one record), form (over all records of the form), across (other forms).
    `say`/`mend` may hold {left} {right} {diff} {left_name} {right_name}; empty means generated.
    `show_at` is the item id under which the finding stands.
    """

    id: str
    level: Level
    origin: RuleOrigin
    scope: Scope
    text: str
    test: Expression
    when: Expression | None = None
    say: str = ""
    mend: str = ""
    show_at: str | None = None
    items: tuple[str, ...] = ()  # items of this form that it reads
    forms: tuple[str, ...] = ()  # every form that it reads, this one first
    line: int = 0


@dataclass(frozen=True, slots=True)
class Instruction:
    """A sentence of chapter 四, for the whole form (no items) or for some items."""

    text: str
    term: str = ""
    items: tuple[str, ...] = ()
    origin: Origin = "printed"


@dataclass(frozen=True)
class Form:
    """One of the 49 forms, compiled for a survey year (year words already filled in)."""

    code: str
    title: str
    part: int
    record: Literal["single", "multi"]
    blocks: tuple[Block, ...]
    rules: tuple[Rule, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    layout: Literal["page", "list", "sheet"] = "page"
    summary: tuple[str, ...] = ()  # item ids that a list of records shows
    unique: tuple[str, ...] = ()  # item ids that may not repeat among the records
    unit_note: str = ""
    applies: Expression | None = None  # over [unit.…]; None: to every unit
    applies_note: str = ""
    declinable: bool = False  # the unit itself may declare 不适用 (HZ_03_001)
    nil_words: str = ""  # “本单位{year}年没有……”
    notes: tuple[str, ...] = ()  # reminders on the page (secrecy, no double counting)
    source: str = ""
    digest: str = ""

    @property
    def multi(self) -> bool:
        return self.record == "multi"

    @cached_property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for block in self.blocks for item in block.items)

    @cached_property
    def by_id(self) -> dict[str, Item]:
        return {item.id: item for item in self.items}

    @cached_property
    def by_code(self) -> dict[str, Item]:
        return {item.code: item for item in self.items if item.code}

    @cached_property
    def tables(self) -> dict[str, TableBlock]:
        return {block.id: block for block in self.blocks if isinstance(block, TableBlock)}

    @cached_property
    def computed(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.computed is not None)


@dataclass(frozen=True, slots=True)
class Part:
    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Section:
    """A titled stretch of general text: purpose, scope, duties, contacts, law."""

    id: str
    title: str
    text: str


@dataclass(frozen=True)
class Edition:
    """A questionnaire edition compiled for one survey year."""

    name: str
    year: int
    title: str
    parts: tuple[Part, ...]
    forms: tuple[Form, ...]
    lists: dict[str, OptionList]
    sections: tuple[Section, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)  # makers, approval number, telephone …
    digest: str = ""

    @cached_property
    def by_code(self) -> dict[str, Form]:
        return {form.code: form for form in self.forms}

    @cached_property
    def feeds(self) -> dict[str, tuple[str, ...]]:
        """form code -> forms whose computed items read it (HZ_02_005 feeds HZ_04_001)."""
        found: dict[str, list[str]] = {}
        for form in self.forms:
            for item in form.computed:
                for source in sorted(item.computed.forms()) if item.computed else ():
                    if source != form.code and form.code not in found.setdefault(source, []):
                        found[source].append(form.code)
        return {source: tuple(codes) for source, codes in found.items()}

    @cached_property
    def watchers(self) -> dict[str, tuple[str, ...]]:
        """form code -> forms having a rule that reads it, so that a change re-checks them."""
        found: dict[str, list[str]] = {}
        for form in self.forms:
            for rule in form.rules:
                for source in rule.forms:
                    if source != form.code and form.code not in found.setdefault(source, []):
                        found[source].append(form.code)
        return {source: tuple(codes) for source, codes in found.items()}

    def part_forms(self, number: int) -> tuple[Form, ...]:
        return tuple(form for form in self.forms if form.part == number)
