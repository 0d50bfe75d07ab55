"""Rows that hold this form's numbers against another form's: the 核对 row of HZ_02_002."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from istc.checks.comparing import MIRRORED
from istc.checks.formulas import SIGNS
from istc.checks.lines import State, only_numbers, stand
from istc.checks.rules import Compared, CompiledRule
from istc.checks.scene import Scene

_OWN = frozenset({"own", "cell", "sum_cells", "sum_records"})
_FOREIGN = frozenset({"other", "sum_other"})
_TURNED: dict[State, State] = {"over": "under", "under": "over"}


@dataclass(frozen=True, slots=True)
class CrossCell:
    """`item` of this form against `other_item`; `diff` is own − other, None while idle."""

    rule_id: str
    item: str
    other_item: str
    own: Decimal | None
    other: Decimal | None
    state: State
    diff: Decimal | None


@dataclass(frozen=True, slots=True)
class CrossRow:
    """All cells that are compared with one other form by one sign: own `sign` other."""

    form: str
    sign: str
    cells: tuple[CrossCell, ...]


@dataclass(frozen=True, slots=True)
class Cross:
    """A rule that compares an own number with another form's; `turned`: written other first."""

    compiled: CompiledRule
    compared: Compared
    form: str
    sign: str
    item: str
    other_item: str
    turned: bool


def cross_of(compiled: CompiledRule) -> Cross | None:
    compared = only_numbers(compiled)
    if compared is None:
        return None
    _, _, left, right = compared.tree
    turned = left[0] in _FOREIGN
    own, other = (right, left) if turned else (left, right)
    if own[0] not in _OWN or other[0] not in _FOREIGN:
        return None
    sign = MIRRORED[compared.node.operator] if turned else compared.node.operator
    return Cross(compiled, compared, other[1], SIGNS[sign], own[-1], other[-1], turned)


def rows(crosses: Iterable[Cross], scene: Scene) -> tuple[CrossRow, ...]:
    found: dict[tuple[str, str], list[CrossCell]] = {}
    for cross in crosses:
        found.setdefault((cross.form, cross.sign), []).append(_cell(cross, scene))
    return tuple(CrossRow(form, sign, tuple(cells)) for (form, sign), cells in found.items())


def _cell(cross: Cross, scene: Scene) -> CrossCell:
    own, other = cross.compared.left(scene), cross.compared.right(scene)
    state, diff = stand(cross.compiled, cross.compared, scene)
    if cross.turned:
        own, other = other, own
        state, diff = _TURNED.get(state, state), diff and diff.copy_negate()
    rule_id = cross.compiled.rule.id
    return CrossCell(rule_id, cross.item, cross.other_item, own, other, state, diff)
