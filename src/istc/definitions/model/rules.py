"""Rules that are checked and sentences that explain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from istc.definitions.expression.syntax import Expression
from istc.definitions.model.items import Origin

Level = Literal["error", "verify", "hint"]  # 强制性, 核实性, 提示
RuleOrigin = Literal["printed", "stated", "implied"]
Scope = Literal["record", "form", "across"]


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
