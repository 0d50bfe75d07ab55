"""save_values: lays changed cells over a record; a draft may be wrong, never unreadable (N21)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction

from istc.reports.keys import ReportKey
from istc.reports.models import Record
from istc.reports.results import Saved
from istc.reports.writing.cascade import recompute
from istc.reports.writing.closing import conclude, moved
from istc.reports.writing.desk import Desk, open_desk
from istc.reports.writing.merging import (
    Over,
    changed_cells,
    others,
    overlay,
    refuse_overwriting,
    refused_sums,
)
from istc.reports.writing.reading import Posted, read_posted
from istc.reports.writing.sheet import saved, sheet, single_record
from istc.reports.writing.trail import Act
from istc.units.access import Actor


@transaction.atomic
def save_values(
    *,
    actor: Actor,
    report_key: ReportKey,
    record_id: int | None = None,
    changes: Mapping[str, Any],
    version: int,
    seen: Mapping[str, Sequence[Any]] | None = None,
    since: Mapping[str, int] | None = None,
) -> Saved:
    """Stores the changed cells of one record (of a single form: of its only one, `record_id` None).

    `changes`: item or sub-table -> what was typed; blank clears. `version`: the record's, as the
    sender had it (0: there was none); `since`: cells that were written over another one, such as
    what was typed while an answer with a newer version was under way. `seen`: for a cell what the
    sender saw there or sent before, if it knows, so that neither a cell changed and changed back
    nor its own write, whose answer was lost, is a conflict. A refused cell is named and not stored,
    the others are. Cells that are switched off are kept until completion, so that flipping a switch
    back loses nothing. Identical values change nothing: no version, no audit row.
    Raises NotWritable, NotFound, Conflict.
    """
    desk = open_desk(actor, report_key)
    record = sheet(desk, record_id)
    posted = read_posted(desk.form, changes, record.values)
    refuse_overwriting(desk.form, record, posted, Over(version, seen or {}, since or {}))
    meanwhile = others(desk.form, record, changes, version)
    return replace(store(desk, record, posted), others=meanwhile)


def store(desk: Desk, record: Record, posted: Posted, action: str = "record.save") -> Saved:
    """Merges and computes; writes if that makes a difference."""
    form, before = desk.form, record.values
    desk.around.reading(form.code)
    merged = overlay(before, posted.cells)
    after = merged if merged == before else recompute(form, merged, desk)
    posted.refused += refused_sums(form, posted, after)
    cells = changed_cells(before, after)
    if not cells:
        return saved(desk, record, posted.refused, changed=False)
    if not record.pk:
        record = single_record(desk)
    desk.stamp(record, after, cells)
    moved(desk)
    findings = conclude(desk, Act.of_record((action, form.code), record, before, cells), cells)
    return saved(desk, record, posted.refused, findings=findings)
