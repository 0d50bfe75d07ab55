"""A form, compiled for a survey year."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from istc.definitions.expression.syntax import Expression
from istc.definitions.model.blocks import Block, TableBlock
from istc.definitions.model.items import Item
from istc.definitions.model.rules import Instruction, Rule


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
    stock: bool = False  # records that last from year to year: last year's may be copied as drafts
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
