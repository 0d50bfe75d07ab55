"""The balance lines under a form: 13 = 01+03+05, 42 = 11 + 14 + 17, 平衡 or 多 or 少."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from istc.checks.compile import closure
from istc.checks.formulas import parts, words
from istc.checks.numbers import shown
from istc.checks.rules import Compared, CompiledRule
from istc.checks.scene import Scene
from istc.checks.trees import leaves
from istc.checks.verdict import figures
from istc.definitions.expression.syntax import Comparison
from istc.definitions.model import Form

State = Literal["ok", "over", "under", "idle"]
Part = str | Callable[[Scene], Any]
_ELSEWHERE = frozenset({"other", "sum_other", "count_other", "last", "unit_number"})


@dataclass(frozen=True, slots=True)
class BalanceLine:
    """`numbers` is empty and `diff` None while idle; `diff` is left − right."""

    rule_id: str
    text: str
    numbers: str
    state: State
    diff: Decimal | None


@dataclass(frozen=True, slots=True)
class Line:
    """A rule that has a line: an equality, or any printed balance, over this form's own numbers."""

    compiled: CompiledRule
    compared: Compared
    text: str
    parts: tuple[Part, ...]


def line_of(compiled: CompiledRule, form: Form) -> Line | None:
    compared = only_numbers(compiled)
    if compared is None or any(leaf[0] in _ELSEWHERE for leaf in leaves(compared.tree)):
        return None
    if compared.node.operator != "=" and compiled.rule.origin != "printed":
        return None
    built = (
        part if isinstance(part, str) else closure(part) for part in parts(compared.node, form)
    )
    return Line(compiled, compared, words(compared.node, form), tuple(built))


def only_numbers(compiled: CompiledRule) -> Compared | None:
    """The one comparison of numbers that the whole test consists of."""
    if not isinstance(compiled.rule.test.node, Comparison):
        return None
    one = compiled.compared[0]
    return None if one.texts or one.words.years else one


def line(found: Line, scene: Scene) -> BalanceLine:
    rule_id = found.compiled.rule.id
    state, diff = stand(found.compiled, found.compared, scene)
    if state == "idle":
        return BalanceLine(rule_id, found.text, "", state, None)
    numbers = (part if isinstance(part, str) else shown(part(scene)) for part in found.parts)
    return BalanceLine(rule_id, found.text, "".join(numbers), state, diff)


def stand(compiled: CompiledRule, compared: Compared, scene: Scene) -> tuple[State, Decimal | None]:
    """How the two sides stand: in order, the left one too large, too small, or not judged."""
    holds = compiled.holds(scene)
    if holds is None:
        return "idle", None
    diff = figures(compared, scene).diff
    if holds:
        return "ok", diff
    return ("over" if diff and diff > 0 else "under"), diff
