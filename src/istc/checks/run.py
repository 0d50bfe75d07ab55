"""The door to the checks: pure functions of a form, its values and what surrounds them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from istc.checks import cross, judging, lines
from istc.checks.around import Known, Surroundings
from istc.checks.cross import CrossRow
from istc.checks.findings import Finding
from istc.checks.lines import BalanceLine
from istc.checks.plan import Plan, plan_of
from istc.checks.scene import Scene, Values
from istc.checks.settle import HERE, settle
from istc.checks.spot import Spot
from istc.definitions.model import Form


class Entry(NamedTuple):
    """One record as stored; `key` is its permanent number, None for one not yet kept.

    `fresh`: its values came from the items' readers just now, so that no value needs reading again.
    `sound`: judged so a moment ago, in a form that stands alone, without any finding of its own.
    """

    key: int | None
    values: Values
    fresh: bool = False
    sound: bool = False


def check_entry(form: Form, entry: Entry, around: Surroundings) -> list[Finding]:
    """Findings of one record, as far as they can be seen without the other records.

    A single form's record is all there is. In a multi form, what its rules ask of the other
    records is answered by `around`: total and count of the form itself.
    """
    plan = plan_of(form)
    if not _applies(plan, around):
        return []
    scene = Scene(around, entry.values)
    return judging.of_record(plan, scene, settle(plan, scene), entry)


def check_form(form: Form, entries: Sequence[Entry], around: Surroundings) -> list[Finding]:
    """All findings of a form: record by record, then repeats, then rules over all records.

    A multi form without records has no finding of its own; a single form without one is judged
    as an empty record. A form that does not apply to the unit has none.
    """
    plan = plan_of(form)
    if not _applies(plan, around):
        return []
    if not plan.multi and not entries:
        entries = (Entry(None, {}),)
    if not plan.together:
        entries = [entry for entry in entries if not entry.sound]
    scenes = _scenes(plan, entries, around)
    settled = [settle(plan, scene) for scene in scenes]
    records = [one.values for one in settled]
    found: list[Finding] = []
    for entry, scene, one in zip(entries, scenes, settled, strict=True):
        scene.entries = records
        if not entry.sound:
            found += judging.of_record(plan, scene, one, entry)
    spots = [
        Spot(plan.code, entry.key, values) for entry, values in zip(entries, records, strict=True)
    ]
    return found + judging.of_all(plan, _whole(around, records), spots)


def compute(form: Form, values: Values, around: Surroundings) -> dict[str, str]:
    """The computed items of a record, anew and exact.

    One whose sources are all blank is left out: what was stored for it is to be dropped.
    """
    plan = plan_of(form)
    fresh = settle(plan, Scene(around, values), renew=True).values
    return {item: fresh[item] for item in fresh if item in plan.computed}


def active(form: Form, values: Values, around: Surroundings) -> set[str]:
    """The items that are switched on; a sub-table's item, if it is on in any row or has none."""
    plan = plan_of(form)
    settled = settle(plan, Scene(around, values))
    off = set(settled.off.get(HERE, ()))
    for table in plan.tables:
        rows = settled.values.get(table, ())
        each = [settled.off.get((table, index), set()) for index in range(len(rows))]
        off |= set.intersection(*each) if each else set()
    return plan.order.keys() - off


def applies(form: Form, unit: Mapping[str, str]) -> bool:
    """Whether units of this sort fill the form in; facts: type, province, category, level."""
    return _applies(plan_of(form), Known(year=0, unit=unit))


def balance_lines(form: Form, values: Values, around: Surroundings) -> list[BalanceLine]:
    """The balance lines of one record, in the order of the definition."""
    plan = plan_of(form)
    scene = Scene(around, values)
    settle(plan, scene)
    return [lines.line(line, scene) for line in plan.lines if line.compiled.each]


def form_lines(form: Form, entries: Sequence[Entry], around: Surroundings) -> list[BalanceLine]:
    """The balance lines over all records of a form."""
    plan = plan_of(form)
    scene = _settled_whole(plan, entries, around)
    return [lines.line(line, scene) for line in plan.lines if not line.compiled.each]


def cross_rows(form: Form, entries: Sequence[Entry], around: Surroundings) -> tuple[CrossRow, ...]:
    """Rows of this form's numbers against another form's, one for each other form and sign."""
    plan = plan_of(form)
    if plan.multi:
        return cross.rows(plan.crosses, _settled_whole(plan, entries, around))
    scene = Scene(around, entries[0].values if entries else {})
    settle(plan, scene)
    return cross.rows(plan.crosses, scene)


def _applies(plan: Plan, around: Surroundings) -> bool:
    return plan.applies is None or plan.applies(Scene(around)) is not False


def _scenes(plan: Plan, entries: Sequence[Entry], around: Surroundings) -> list[Scene]:
    raw = [entry.values for entry in entries]
    return [Scene(around, values, raw) for values in raw]


def _whole(around: Surroundings, records: Sequence[Values]) -> Scene:
    return Scene(around, entries=records, whole=True)


def _settled_whole(plan: Plan, entries: Sequence[Entry], around: Surroundings) -> Scene:
    scenes = _scenes(plan, entries, around)
    return _whole(around, [settle(plan, scene).values for scene in scenes])
