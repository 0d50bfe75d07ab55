"""All findings of one record, and those of all records together."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from istc.checks.around import Surroundings
from istc.checks.findings import Finding
from istc.checks.items import listed, missing, repeated, rows, valid, words
from istc.checks.plan import Layer, Plan
from istc.checks.scene import Scene
from istc.checks.settle import HERE, Settled
from istc.checks.spot import Spot
from istc.checks.verdict import judge

_ITEM_CHECKS = (missing.check, valid.check, words.check)
_FRESH_CHECKS = (missing.check, words.check)


class Judged(Protocol):
    """A record as `run.Entry` describes it."""

    @property
    def key(self) -> int | None: ...
    @property
    def fresh(self) -> bool: ...


def of_record(plan: Plan, scene: Scene, settled: Settled, entry: Judged) -> list[Finding]:
    """In the printed order of the items; `scene` holds the settled values."""
    if entry.fresh and _is_clean(plan, scene, settled):
        return []
    spot = Spot(plan.code, entry.key, settled.values, settled.off.get(HERE, ()))
    checks = _FRESH_CHECKS if entry.fresh else _ITEM_CHECKS
    found = [finding for check in checks for finding in check(plan.layer, spot)]
    found += listed.check(plan.layer.lookups, spot, scene.around)
    for layer in plan.tables.values():
        found += _of_table(layer, spot, settled, scene.around)
    for rule in plan.each:
        if finding := judge(rule, scene, form=plan.code, record=entry.key):
            found.append(finding)
    if len(found) > 1:
        found.sort(key=lambda finding: _place(plan, finding))
    return found


def _is_clean(plan: Plan, scene: Scene, settled: Settled) -> bool:
    """The short way of most records of a large file: nothing missing, every rule holds."""
    if not plan.plain or not plan.layer.required <= settled.values.keys():
        return False
    return all(rule.holds(scene) is not False for rule in plan.each)


def _of_table(
    layer: Layer, record: Spot, settled: Settled, around: Surroundings
) -> Iterator[Finding]:
    """A row with nothing in it is no row."""
    table = layer.table
    yield from rows.check(layer, record)
    for index, row in enumerate(settled.values.get(table or "", ())):
        if row:
            off = settled.off.get((table, index), ())
            spot = Spot(record.form, record.record, row, off, table, index)
            for check in _ITEM_CHECKS:
                yield from check(layer, spot)
            yield from listed.check(layer.lookups, spot, around)


def of_all(plan: Plan, scene: Scene, spots: Sequence[Spot]) -> list[Finding]:
    """Repeats among the records and rules over all of them; `scene.entries` are settled."""
    found = list(repeated.check(plan.unique, spots))
    for rule in plan.once:
        if finding := judge(rule, scene, form=plan.code):
            found.append(finding)
    return found


def _place(plan: Plan, finding: Finding) -> tuple[int, int, str]:
    order = plan.order.get(finding.item or "", len(plan.order))
    return order, -1 if finding.row is None else finding.row, finding.code
