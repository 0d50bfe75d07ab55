"""Lays what a file holds over a form's records, and takes it back again."""

from collections.abc import Iterable, Sequence
from typing import Any

from istc.checks.findings import key_of
from istc.checks.run import compute
from istc.reports.models import ImportBatch, Record
from istc.reports.models.total import RECORDS
from istc.reports.writing import bulk
from istc.reports.writing.closing import finish, insert_report, moved, settle
from istc.reports.writing.desk import Desk
from istc.reports.writing.matching import Line, Matched
from istc.reports.writing.merging import changed_cells
from istc.reports.writing.trail import Act


def computed(desk: Desk, found: Matched) -> Matched:
    """Computed items anew, where the form has any: a file is not asked what they are. A sound line
    has had them since it was judged."""
    if desk.form.computed:
        own = frozenset(item.id for item in desk.form.computed)
        for line in (*found.added, *(line for _, line in found.changed)):
            if not line.sound:
                _renew(desk, line.values, own)
    return found


def _renew(desk: Desk, values: dict[str, Any], own: frozenset[str]) -> None:
    """In place: there may be a hundred thousand."""
    fresh = compute(desk.form, values, desk.around)
    for item in own:
        if item not in fresh:
            values.pop(item, None)
    values.update(fresh)


def before(found: Matched) -> dict[str, Any]:
    """What it takes to undo it, but for the numbers of the records that it adds."""
    return {
        "changed": [[one.pk, one.values, one.stamps] for one, _ in found.changed],
        "removed": [one.pk for one in found.removed],
    }


def lay(desk: Desk, found: Matched) -> tuple[set[str], list[int]]:
    """Gives the cells that change and the numbers of the records added."""
    cells = take_out(desk, found.removed)
    for record, line in found.changed:
        changed = changed_cells(record.values, line.values)
        record.submitted = True
        desk.stamp(record, line.values, changed)
        cells.update(changed)
    cells.update(*(line.values for line in found.added))
    added = _insert(desk, found.added)
    return cells | ({RECORDS} if added or found.removed else set()), added


def reasons(found: Matched, added: Sequence[int]) -> dict[str, str]:
    """What was said of the lines' findings, by the keys that the findings have now."""
    pairs = [(record.pk, line) for record, line in (*found.changed, *found.unchanged)]
    pairs += zip(added, found.added, strict=True)
    return {
        key_of(one.code, record, one.item, one.row): one.text
        for record, line in pairs
        for one in line.reasons
    }


def take_out(desk: Desk, records: Iterable[Record]) -> set[str]:
    """Marks records of the form at hand as removed. Gives their cells."""
    cells: set[str] = set()
    gone = {record.pk: record for record in records}
    for record in gone.values():
        record.removed_at = desk.now
        cells.update(record.values)
    desk.dirty.update(gone)
    desk.records[desk.form.code] = [one for one in desk.live if one.pk not in gone]
    return cells


def take_back(desk: Desk, batch: ImportBatch) -> set[str]:
    """The records as they were before an import that nothing came after. Gives the cells."""
    live = {record.pk: record for record in desk.live}
    added = set(batch.before["added"])
    cells = take_out(desk, [record for record in desk.live if record.pk in added])
    for key, values, stamps in batch.before["changed"]:
        changed = changed_cells(live[key].values, values)
        live[key].stamps = stamps
        desk.stamp(live[key], values, changed)
        cells.update(changed)
    found = Record.objects.filter(report=desk.report, pk__in=batch.before["removed"])
    for record in found:
        record.removed_at = None
        desk.dirty[record.pk] = record
        desk.live.append(record)
        cells.update(record.values)
    desk.live.sort(key=lambda record: (record.position, record.pk))
    return cells | {RECORDS}


def conclude(desk: Desk, act: Act, cells: set[str]) -> None:
    """As `closing.conclude`, for thousands of records."""
    moved(desk)
    _, acts = settle(desk, act, cells)
    bulk.update(list(desk.dirty.values()))
    desk.dirty = {}
    finish(desk, [act, *acts])


def _insert(desk: Desk, lines: Sequence[Line]) -> list[int]:
    """In the database before the checks, so that findings can name the records."""
    if not lines:
        return []
    insert_report(desk)
    numbers = bulk.reserve(len(lines))
    first = max((record.position for record in desk.live), default=0) + 1
    pattern = Record(
        report=desk.report,
        submitted=True,
        updated_at=desk.now,
        updated_by_name=desk.actor.name,
    )
    made = bulk.like(pattern, len(lines))
    for place, (record, number, line) in enumerate(zip(made, numbers, lines, strict=True)):
        record.id, record.position, record.values = number, first + place, line.values
        record.sound = line.sound
    bulk.insert(made)
    desk.live.extend(made)
    return numbers
