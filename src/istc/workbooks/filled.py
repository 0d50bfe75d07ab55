"""Workbooks that are handed out: templates and the whole report, empty or filled (F47)."""

import secrets
from io import BytesIO

from istc.checks.run import Entry, applies
from istc.documents.stamp import Stamp
from istc.documents.xlsx.workbooks import write_form, write_report
from istc.reports.models import Record
from istc.workbooks.door import Place

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(place: Place, *, filled: bool) -> tuple[str, bytes]:
    """Its name for the user, and its bytes."""
    target = BytesIO()
    edition = place.round.edition_model
    forms = [place.form] if place.form else edition.forms
    codes = tuple(form.code for form in forms if form and applies(form, place.placement.facts))
    codes = codes or (place.code,)
    found = _entries(place, codes) if filled else {}
    stamp = _stamp(place, codes, filled=filled)
    if place.form:
        write_form(target, place.form, stamp, entries=found.get(place.code, ()))
    else:
        write_report(target, edition, stamp, entries=found)
    kind = "已填数据" if filled else "导入模板"
    return f"{place.code or '整套报表'}_{kind}_{place.round.year}.xlsx", target.getvalue()


def _stamp(place: Place, codes: tuple[str, ...], *, filled: bool) -> Stamp:
    return Stamp(
        kind="form" if place.form else "report",
        edition=place.round.edition_model.name,
        year=place.round.year,
        unit=place.placement.unit.code,
        unit_name=place.placement.name,
        forms=codes,
        number=secrets.token_hex(4),
        filled=filled,
    )


def _entries(place: Place, codes: tuple[str, ...]) -> dict[str, list[Entry]]:
    """All live records of these forms. One query."""
    records = Record.objects.filter(
        report__round=place.round,
        report__unit=place.placement.unit_id,
        report__form__in=codes,
        removed_at=None,
    ).order_by("position", "id")
    found: dict[str, list[Entry]] = {}
    for code, key, values in records.values_list("report__form", "pk", "values"):
        found.setdefault(code, []).append(Entry(key, values))
    return found
