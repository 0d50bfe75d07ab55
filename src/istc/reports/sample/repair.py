"""Moves made-up values until the checks have nothing to say, finding by finding."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from istc.checks.around import Surroundings
from istc.checks.catalogue import REPEATED
from istc.checks.findings import Finding
from istc.checks.plan import plan_of
from istc.checks.rules import Compared, CompiledRule
from istc.checks.run import Entry, check_form
from istc.checks.scene import Scene
from istc.checks.settle import settle
from istc.definitions.expression.syntax import Call, Ref, walk
from istc.reports.sample.levers import levers
from istc.reports.sample.sheet import Sheet

PASSES = 60
STEP = Decimal(1)


def repair(sheet: Sheet, around: Surroundings) -> list[Finding]:
    """What is left that would stop completion; empty almost always."""
    found = stopping(sheet, around)
    for _ in range(PASSES):
        if not found:
            break
        for finding in found:
            _mend(sheet, finding, around)
        found = stopping(sheet, around)
    return found


def stopping(sheet: Sheet, around: Surroundings) -> list[Finding]:
    entries = [Entry(number, values) for number, values in enumerate(sheet.records)]
    return [one for one in check_form(sheet.form, entries, around) if one.level != "hint"]


def _mend(sheet: Sheet, finding: Finding, around: Surroundings) -> None:
    plan = plan_of(sheet.form)
    for rule in (*plan.each, *plan.once):
        if rule.rule.id == finding.code:
            _mend_rule(sheet, rule, finding.record, around)
            return
    _mend_item(sheet, finding)


def _mend_item(sheet: Sheet, finding: Finding) -> None:
    """What follows from an item itself: fill what is missing, drop words without a choice."""
    item = sheet.form.by_id[finding.item or sheet.form.items[0].id]
    there = sheet.places(item, finding.record)
    row = there[finding.row or 0] if there else {}
    if finding.code == REPEATED.code or item.id not in row:
        sheet.renew(item, finding.record, finding.row)
    else:
        sheet.drop(item, finding.record)


def _mend_rule(sheet: Sheet, rule: CompiledRule, record: int | None, around: Surroundings) -> None:
    scene = _scene(sheet, record, around)
    for compared in rule.compared:
        if compared.holds(scene) is False and _level(sheet, compared, scene, record):
            return
    if not _fill(sheet, rule, record):
        for name in rule.rule.items:
            item = sheet.form.by_id[name]
            if not any(item is lever for one in rule.compared for lever in _both(sheet, one)):
                sheet.renew(item, record)


def _scene(sheet: Sheet, record: int | None, around: Surroundings) -> Scene:
    plan = plan_of(sheet.form)
    settled = [settle(plan, Scene(around, values)).values for values in sheet.records]
    if record is None:
        return Scene(around, entries=settled, whole=True)
    return Scene(around, settled[record], settled)


def _both(sheet: Sheet, compared: Compared) -> Sequence[Any]:
    return (*levers(compared.node.left, sheet.form), *levers(compared.node.right, sheet.form))


def _level(sheet: Sheet, compared: Compared, scene: Scene, record: int | None) -> bool:
    """Raises the side that is too small; where nothing can be raised, lowers the other."""
    if compared.texts:
        return False
    left, right = compared.left(scene), compared.right(scene)
    sides = [levers(compared.node.left, sheet.form), levers(compared.node.right, sheet.form)]
    if compared.node.operator in (">", "!=") or left < right:
        sides.reverse()
    great, small = sides
    gap = abs(left - right) or STEP
    return sheet.add(small, record, gap) or sheet.take(great, record, gap)


def _fill(sheet: Sheet, rule: CompiledRule, record: int | None) -> bool:
    """Fills what the test wants filled."""
    for node in walk(rule.rule.test.node):
        match node:
            case Call(name="FILLED", args=(Ref(form=None, item=name),)):
                item = sheet.form.by_id[name]
                if any(item.id not in place for place in sheet.places(item, record)):
                    sheet.renew(item, record)
                    return True
    return False
