"""提交: what was previewed goes into the reports in one transaction, once (F47, N23)."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from istc.definitions.model import Form
from istc.intake.calm import calm
from istc.reports import actions
from istc.reports.actions import FormImport
from istc.reports.keys import ReportKey
from istc.reports.models import ImportBatch
from istc.reports.writing.matching import Line, Reason
from istc.units.access import Actor
from istc.workbooks.keeping import Kept, load_read, records
from istc.workbooks.models import Upload
from istc.workbooks.reading import place_of
from istc.workbooks.standing import Plain, is_good, place


@transaction.atomic
def commit(upload: Upload, actor: Actor) -> None:
    """Imports, and notes on the upload what came of it: both or neither. A second time is the
    first one's answer. Raises what `actions.import_records` raises."""
    with calm():
        read = load_read(upload)
        imports = [
            _form(upload, read, number)
            for number, sheet in enumerate(read["sheets"])
            if sheet["count"]
        ]
        batches = actions.import_records(actor=actor, imports=imports, token=upload.token)
    upload.state = Upload.State.DONE
    upload.outcome = told(batches, upload.good_only)
    upload.finished_at = upload.finished_at or timezone.now()
    upload.save(update_fields=["state", "outcome", "finished_at"])


@transaction.atomic
def undo(upload: Upload, actor: Actor) -> None:
    """Raises what `actions.undo_import` raises."""
    read = load_read(upload)
    keys = [_key(upload, sheet) for sheet in read["sheets"] if sheet["count"]]
    actions.undo_import(actor=actor, keys=keys, token=upload.token)
    upload.state = Upload.State.UNDONE
    upload.save(update_fields=["state"])


def _form(upload: Upload, read: Plain, number: int) -> FormImport:
    sheet = read["sheets"][number]
    taken = {one[2] for one in sheet["columns"]}
    form = upload.round.edition_model.by_code[sheet["form"]]
    columns = frozenset(taken | {form.by_id[item].table or item for item in taken})
    return FormImport(
        key=_key(upload, sheet),
        lines=_lines(upload, sheet, records(upload, read, number)),
        mode=upload.mode if form.multi else "update",
        version=sheet["version"],
        columns=columns,
        about={"file": upload.name, "sha256": upload.sha256, "upload": upload.pk},
    )


def _lines(upload: Upload, sheet: Plain, kept: Iterable[Kept]) -> list[Line]:
    """A record that was judged without a finding, by the same definition, is sound."""
    form = upload.round.edition_model.by_code[sheet["form"]]
    known = bool(sheet["judged"]) and sheet["judged"] == form.digest
    faulty = {one["record"] for one in sheet["faults"]}
    mended = upload.corrections
    found = []
    for number, record in enumerate(kept):
        corrected = mended.get(place(sheet["form"], number)) if mended else None
        if corrected and corrected.get("skip"):
            continue
        if upload.good_only and not is_good(sheet, number, mended):
            continue
        if corrected:
            found.append(_said(form, record, corrected))
        else:
            found.append(Line(record.values, record.key, known and number not in faulty))
    return found


def _said(form: Form, record: Kept, corrected: Plain) -> Line:
    """A record that was corrected or judged in the page; a row left empty there is no row."""
    values = {
        name: [row for row in value if row] if name in form.tables else value
        for name, value in corrected["values"].items()
    }
    reasons = (
        Reason(one["code"], one["item"] or None, one["index"], one["text"])
        for one in corrected.get("reasons", ())
        if one["text"]
    )
    return Line(values, record.key, reasons=tuple(reasons))


def _key(upload: Upload, sheet: Plain) -> ReportKey:
    form = upload.round.edition_model.by_code[sheet["form"]]
    return ReportKey(upload.round, place_of(upload), form)


def told(batches: tuple[ImportBatch, ...], good_only: bool) -> str:
    """In so many words what is in the system now, and what is not."""
    words = {"added": "新增", "changed": "更新", "unchanged": "未变", "removed": "删除"}
    sums = {name: sum(getattr(one, name) for one in batches) for name in words}
    parts = "，".join(f"{word} {sums[name]} 条" for name, word in words.items() if sums[name])
    rest = "；有错误的行没有导入" if good_only else ""
    return f"已导入：{parts or '没有改动'}{rest}。"
