"""Reads an upload against the unit's forms and keeps what came out (N23)."""

from typing import Any

from istc.checks.needs import stands_alone
from istc.checks.run import Entry, applies
from istc.definitions.model import Edition, Form
from istc.intake.calm import calm
from istc.intake.examine import Progress, examine
from istc.intake.outcome import Expected, Outcome, SheetOutcome
from istc.reports.around import UnitYear
from istc.reports.models import FormReport, Record
from istc.units.models import Placement
from istc.workbooks.keeping import original, save_read
from istc.workbooks.limits import limits
from istc.workbooks.models import Upload
from istc.workbooks.standing import summarise


def place_of(upload: Upload) -> Placement:
    return Placement.objects.get(year=upload.round.year, unit_id=upload.unit_id)


def read(upload: Upload, progress: Progress | None = None) -> None:
    """Leaves the upload ready for its preview, or refused. `progress` may raise to stop."""
    place = place_of(upload)
    around = UnitYear(upload.round, place)
    forms = forms_of(upload, around)
    versions, stored = _stored(upload, forms)
    with calm():
        outcome = examine(
            original(upload),
            Expected(around.edition, forms, place.unit.code, place.name),
            lambda form: around.reading(form.code),
            stored=stored,
            limits=limits(),
            progress=progress,
            chosen=upload.chosen,
        )
        found = plain(outcome, versions, around.edition)
        save_read(upload, found, [sheet.records for sheet in outcome.sheets])
    usable = outcome.readable and outcome.sheets
    upload.state = Upload.State.READY if usable else Upload.State.REFUSED
    upload.summary = summarise(found)
    upload.mode = "update" if _known(outcome) else "append"
    upload.corrections = {}
    upload.save()


def forms_of(upload: Upload, around: UnitYear) -> tuple[str, ...]:
    """The form of the import; for the whole report all that apply to the unit."""
    if upload.form:
        return (upload.form,)
    return tuple(form.code for form in around.edition.forms if applies(form, around.unit))


def _stored(
    upload: Upload, forms: tuple[str, ...]
) -> tuple[dict[str, int], dict[str, list[Entry]]]:
    """Versions of the reports and their live records. Two queries."""
    reports = FormReport.objects.filter(round=upload.round, unit=upload.unit_id, form__in=forms)
    versions = dict(reports.values_list("form", "version"))
    records = Record.objects.filter(report__in=reports, removed_at=None).order_by("position", "id")
    found: dict[str, list[Entry]] = {}
    for form, key, values in records.values_list("report__form", "pk", "values"):
        found.setdefault(form, []).append(Entry(key, values))
    return versions, found


def _known(outcome: Outcome) -> bool:
    """Whether the file holds records that are in the system already: then it updates them."""
    return any(
        sheet.differences and (sheet.differences.changed or sheet.differences.unchanged)
        for sheet in outcome.sheets
    )


def plain(outcome: Outcome, versions: dict[str, int], edition: Edition) -> dict[str, Any]:
    return {
        "faults": [fault.plain() for fault in outcome.faults],
        "notes": [note.plain() for note in outcome.notes],
        "stamped": outcome.stamp is not None,
        "sheets": [
            {**_sheet(sheet, versions), "judged": _judged(sheet, edition.by_code[sheet.form])}
            for sheet in outcome.sheets
        ],
    }


def _sheet(sheet: SheetOutcome, versions: dict[str, int]) -> dict[str, Any]:
    return {
        "form": sheet.form,
        "sheet": sheet.sheet,
        "version": versions.get(sheet.form, 0),
        "columns": [
            [one.column, one.header, one.item, one.heading, one.by] for one in sheet.columns
        ],
        "unread": [list(one) for one in sheet.unread],
        "missing": sheet.missing,
        "items": _items(sheet),
        "count": len(sheet.records),
        "bad": frozenset(n for n, one in enumerate(sheet.records) if not one.good),
        "faults": [one.plain() for one in sheet.faults],
        "notes": [one.plain() for one in sheet.notes],
        "differences": _differences(sheet),
    }


def _judged(sheet: SheetOutcome, form: Form) -> str:
    """The form that the records' own findings hold for until 提交; blank where they may change, or
    where a fault of the sheet stands for those of its records."""
    whole = any(one.record is None and one.level == "error" for one in sheet.faults)
    return "" if whole or not stands_alone(form) else form.digest


def _items(sheet: SheetOutcome) -> list[str]:
    """Every item and sub-table that some record holds."""
    return sorted(set().union(*(one.values for one in sheet.records)))


def _differences(sheet: SheetOutcome) -> dict[str, Any]:
    found = sheet.differences
    if found is None:
        return {"new": 0, "unchanged": [], "removed": 0, "changed": []}
    return {
        "new": len(found.new),
        "unchanged": [record for record, _ in found.unchanged],
        "removed": len(found.removed),
        "changed": [
            [
                one.record,
                sheet.records[one.record].row,
                [[c.heading, c.before, c.after] for c in one.cells],
            ]
            for one in found.changed
        ],
    }
