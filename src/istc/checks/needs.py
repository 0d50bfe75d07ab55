"""Which other numbers a form's rules and totals ask for, so that they can be fetched in one go."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from istc.checks.plan import plan_of
from istc.checks.trees import Tree, leaves
from istc.definitions.model import Form

Fn = Literal["value", "total", "count", "last"]
_FN: dict[str, Fn] = {
    "other": "value",
    "other_text": "value",
    "each_other": "value",
    "sum_other": "total",
    "sum_records": "total",
    "each_total": "total",
    "each_record": "total",
    "count_other": "count",
    "count_records": "count",
    "last": "last",
}
_OWN = frozenset({"own", "own_text", "each_own", "any_own", "cell", "cell_text", "each_cell"}) | {
    "sum_cells", "count_cells", "year", "year_of",
}  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Need:
    """One question to Surroundings: `fn` of an item, "" being the records of the form."""

    form: str
    item: str
    fn: Fn


_known: dict[tuple[str, str], tuple[Need, ...]] = {}


def needs(form: Form) -> tuple[Need, ...]:
    """Sorted, without repeats. `total` and `count` of the form itself are only asked for by
    `check_entry`, which does not see the other records. Kept, as every page asks."""
    key = (form.code, form.digest)
    if not form.digest:
        return _needs(form)
    if key not in _known:
        _known[key] = _needs(form)
    return _known[key]


def _needs(form: Form) -> tuple[Need, ...]:
    leaf_trees = (leaf for tree in _trees(form) for leaf in leaves(tree))
    found = {Need(leaf[1], leaf[2], _FN[leaf[0]]) for leaf in leaf_trees if leaf[0] in _FN}
    return tuple(sorted(found))


def stands_alone(form: Form) -> bool:
    """Whether a record's own findings depend on nothing but its values and the year."""
    plan = plan_of(form)
    if any(layer.lookups for layer in (plan.layer, *plan.tables.values())):
        return False
    trees = [rule.tree for rule in plan.each]
    trees += [tree for step in plan.steps for tree in (step.when_tree, step.computed_tree) if tree]
    return {leaf[0] for tree in trees for leaf in leaves(tree)} <= _OWN


def _trees(form: Form) -> Iterator[Tree]:
    plan = plan_of(form)
    for rule in (*plan.each, *plan.once):
        yield rule.tree
    for step in plan.steps:
        yield from (tree for tree in (step.when_tree, step.computed_tree) if tree)
