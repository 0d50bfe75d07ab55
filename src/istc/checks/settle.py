"""Makes a record's values ready to be judged: off items dropped, missing totals filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from istc.checks.numbers import written
from istc.checks.plan import Plan
from istc.checks.scene import Scene, Values
from istc.checks.steps import Step

Place = tuple[str | None, int | None]  # sub-table and row; (None, None): the record itself
HERE: Place = (None, None)


@dataclass(slots=True)
class Settled:
    """`off`: the items that their `when` switches off, for the record and for each row."""

    values: Values
    off: dict[Place, set[str]] = field(default_factory=dict)


def settle(plan: Plan, scene: Scene, *, renew: bool = False) -> Settled:
    """Settles `scene.values` and leaves the outcome in the scene.

    `renew`: computed items are computed again; otherwise a value that is there stays, so that a
    wrong total in a workbook is seen as wrong.
    """
    values = _filled(scene.values)
    if plan.tables or plan.switching or renew or not plan.computed <= values.keys():
        return _settle(plan, scene, _copied(values, plan), renew=renew)
    _show(plan, scene, values)
    return Settled(values)


def _settle(plan: Plan, scene: Scene, work: dict[str, Any], *, renew: bool) -> Settled:
    _show(plan, scene, work)
    settled = Settled(work)
    for step in plan.steps:
        if step.table is not None:
            _take_rows(step, scene, settled)
        elif step.when and step.when(scene) is not True:
            work.pop(step.item, None)
            settled.off.setdefault(HERE, set()).add(step.item)
        elif step.computed and (renew or step.item not in work):
            _compute(step.item, step.computed(scene), work)
    return settled


def _show(plan: Plan, scene: Scene, values: Values) -> None:
    """A single form's record is all of its records."""
    scene.values = values
    if not plan.multi:
        scene.entries = (values,)


def _compute(item: str, value: Decimal | None, work: dict[str, Any]) -> None:
    if value is None:
        work.pop(item, None)
    else:
        work[item] = written(value)


def _filled(values: Values) -> Values:
    """Without blanks; a blank is absent (docs/DEFINITIONS.md), whoever hands it over."""
    if all(values.values()):
        return values
    return {item: value for item, value in values.items() if value}


def _copied(values: Values, plan: Plan) -> dict[str, Any]:
    """A copy that may be changed, its sub-tables' rows too; what is no row is an empty one."""
    work = dict(values)
    for table in plan.tables:
        rows = work.pop(table, None)
        if isinstance(rows, list):
            work[table] = [dict(_filled(row)) if isinstance(row, Mapping) else {} for row in rows]
    return work


def _take_rows(step: Step, scene: Scene, settled: Settled) -> None:
    """A cell of a sub-table is switched by its own row; cells are never computed."""
    if step.when is None or step.table is None:
        return
    for index, row in enumerate(scene.values.get(step.table, ())):
        scene.table, scene.row = step.table, row
        if step.when(scene) is not True:
            row.pop(step.item, None)
            settled.off.setdefault((step.table, index), set()).add(step.item)
    scene.table, scene.row = None, {}
