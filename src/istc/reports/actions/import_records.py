"""import_records, undo_import: what a file holds into one or several forms, or nothing (N23)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from istc.reports.actions.reasons import give
from istc.reports.errors import NotFound, NotWritable
from istc.reports.keys import ReportKey
from istc.reports.models import FormReport, ImportBatch
from istc.reports.writing import importing
from istc.reports.writing.closing import insert_report
from istc.reports.writing.desk import Desk, open_desk
from istc.reports.writing.matching import Line, Matched, match
from istc.reports.writing.trail import Act
from istc.units.access import Actor

Mode = ImportBatch.Mode


@dataclass(frozen=True, slots=True)
class FormImport:
    """Lines for one form, with values as `kinds.parse_record` gives them: what was refused does not
    come this far. `version`: the report's when the preview was made, None if any will do.
    `columns`: the items and sub-tables that the file has, None for all. `about` goes into the audit
    row: which file it was."""

    key: ReportKey
    lines: Sequence[Line]
    mode: str = Mode.APPEND
    version: int | None = None
    columns: frozenset[str] | None = None
    about: dict[str, Any] = field(default_factory=dict)


@transaction.atomic
def import_records(
    *, actor: Actor, imports: Sequence[FormImport], token: str
) -> tuple[ImportBatch, ...]:
    """Stores the lines of all forms in one transaction, with one audit row a form.

    `token` makes it repeatable: the second time the same batches come back and nothing is written.
    Records count as submitted. Raises NotWritable, and Conflict where a form changed since its
    preview.
    """
    made = [_import(actor, one, token) for one in imports]
    _note_versions(made)
    return tuple(made)


@transaction.atomic
def undo_import(*, actor: Actor, keys: Sequence[ReportKey], token: str) -> tuple[ImportBatch, ...]:
    """Takes an import back, as long as nobody changed its forms since. Twice is harmless.

    Raises NotWritable after the next edit, NotFound for an import that is not of these forms.
    """
    for key in keys:
        _require_standing(open_desk(actor, key), token)
    return tuple(_undo(open_desk(actor, key), token) for key in keys)


def _import(actor: Actor, one: FormImport, token: str) -> ImportBatch:
    desk = open_desk(actor, one.key)
    if known := _batch(desk, token):
        return known
    desk.expect(one.version)
    if not desk.form.multi and len(one.lines) > 1:
        raise NotWritable("本表只填一张表单", "只保留一行")
    desk.around.reading(desk.form.code)
    found = match(desk.form, one.lines, desk.live, mode=one.mode, columns=one.columns)
    before = importing.before(found)
    cells, added = importing.lay(desk, importing.computed(desk, found))
    if cells:
        act = Act("record.import", desk.form.code, {}, {**_counts(found), **one.about})
        importing.conclude(desk, act, cells)
    insert_report(desk)
    give(desk, importing.reasons(found, added))
    return ImportBatch.objects.create(
        report=desk.report,
        token=token,
        mode=one.mode,
        at=desk.now,
        by_name=actor.name[:200],
        report_version=desk.report.version,
        before={**before, "added": added},
        **_counts(found),
    )


def _note_versions(batches: Sequence[ImportBatch]) -> None:
    """A form imported early may be recomputed because of a later one: that is no edit."""
    if len(batches) < 2:
        return
    reports = FormReport.objects.filter(pk__in=[one.report_id for one in batches])
    versions = dict(reports.values_list("pk", "version"))
    for batch in batches:
        if batch.undone_at is None and batch.report_version != versions[batch.report_id]:
            batch.report_version = versions[batch.report_id]
            batch.save(update_fields=["report_version"])


def _require_standing(desk: Desk, token: str) -> None:
    batch = _found(desk, token)
    if batch.undone_at is None and desk.report.version != batch.report_version:
        raise NotWritable(f"{desk.form.code} 在导入之后又有改动，不能撤销", "逐条更正，或重新导入")


def _undo(desk: Desk, token: str) -> ImportBatch:
    batch = _found(desk, token)
    if batch.undone_at:
        return batch
    desk.around.reading(desk.form.code)
    if any(batch.before.values()):
        act = Act("record.undo_import", desk.form.code, {}, _told(batch))
        importing.conclude(desk, act, importing.take_back(desk, batch))
    batch.undone_at, batch.before = desk.now, {}
    batch.save(update_fields=["undone_at", "before"])
    return batch


def _found(desk: Desk, token: str) -> ImportBatch:
    batch = _batch(desk, token)
    if batch is None:
        raise NotFound("没有这次导入", "刷新页面后再试")
    return batch


def _batch(desk: Desk, token: str) -> ImportBatch | None:
    if not desk.report.pk:
        return None
    return ImportBatch.objects.filter(report_id=desk.report.pk, token=token).first()


def _counts(found: Matched) -> dict[str, int]:
    return {
        "added": len(found.added),
        "changed": len(found.changed),
        "unchanged": len(found.unchanged),
        "removed": len(found.removed),
    }


def _told(batch: ImportBatch) -> dict[str, int]:
    return {name: getattr(batch, name) for name in ("added", "changed", "unchanged", "removed")}
