"""What our scripts get back: values as stored, totals, findings, counts and fragments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import timezone

from istc.entry import gather
from istc.entry.gather import facts
from istc.entry.page.body import Page
from istc.entry.page.facts import Facts
from istc.entry.pages import fragments, page_of
from istc.entry.present.control import Box
from istc.entry.present.filled import shown
from istc.entry.present.marks import closed, name_of
from istc.reports.errors import Difference
from istc.reports.figures import Figure
from istc.reports.keys import ReportKey
from istc.reports.queries import RecordRow
from istc.reports.results import RefusedCell, Saved, SavedRow, SavedRows
from istc.ui.formats import number

Json = dict[str, Any]


def said(error: str, status: int, **more: Any) -> JsonResponse:
    return JsonResponse({"error": error, **more}, status=status)


def after(request: HttpRequest, key: ReportKey, saved: Saved | None = None, **more: Any) -> Json:
    """How the form stands now. `saved`: the record that was written, if it was one."""
    page = page_of(request, fresh(key, saved))
    found = standing(page)
    if saved is not None:
        found |= record(page, saved)
    return {**found, **more}


def fresh(key: ReportKey, saved: Saved | None) -> Facts:
    """The form as it is now; of a list the page with the record that was written."""
    if saved is None:
        return facts(key)
    if not key.form.multi:
        return gather.after(key, saved)
    there = saved.record is not None and saved.record.removed_at is None
    return facts(key, open=saved.record.pk if there and saved.record else None)


def after_rows(request: HttpRequest, saved: SavedRows, known: int | None = None) -> Json:
    """How the form and these rows stand now; the blanks of other rows are as they were. `known`:
    the version of the report that the page shows; where all but the rows is as it was then, it is
    not said again."""
    brief = known is not None and known == saved.like
    page = page_of(request, gather.after_rows(saved, alone=brief))
    touched = {row.record.pk for row in saved.rows}
    told = [mark for mark in page.marks if not mark.missing or mark.record in touched]
    if brief:
        around: Json = {"sums": sums(page, saved.figures)}
    else:
        around = {**about(page), "html": fragments(page, records=False), "sums": all_sums(page)}
    return {
        **figures(page),
        **around,
        "touched": sorted(touched),
        "marks": [mark.plain() for mark in told],
        "rows": [row_of(page, row) for row in saved.rows],
    }


def row_of(page: Page, row: SavedRow) -> Json:
    stored = row.record
    return {
        "record": stored.pk,
        "token": stored.token,
        "version": stored.version,
        "submitted": stored.submitted,
        "values": texts(stored.values, page.sketch.boxes),
        "computed": texts(row.computed, page.sketch.boxes),
        "others": sides(row.others, page.sketch.boxes),
        "refusals": [refusal(one, page) for one in row.refusals],
    }


def standing(page: Page) -> Json:
    """The form as a whole: state, progress, findings, and the fragments that say so."""
    return {
        **figures(page),
        **about(page),
        "sums": all_sums(page),
        "marks": [mark.plain() for mark in page.marks],
        "findings": [mark.bold + mark.rest for mark in page.marks],
        "html": fragments(page),
    }


def about(page: Page) -> Json:
    """The state of the form, and how far the unit is."""
    state = {"state": str(page.state.state), "label": page.state.label}
    return {"state": state, "progress": progress(page)}


def figures(page: Page) -> Json:
    """What a change of records may change even where all is as it was."""
    return {
        "form_version": page.version,
        "saved_at": f"{timezone.localtime():%H:%M}",
        "count": page.state.records,
        "can": {"nil": page.nil_barred, "zero": page.blanks},
    }


def all_sums(page: Page) -> dict[str, str]:
    """What stands below the columns of a list or grid, blank where nothing is filled."""
    if not page.multi:
        return {}
    return {**dict.fromkeys(page.summed, ""), **page.foot.sums}


def sums(page: Page, changed: Mapping[str, Figure]) -> dict[str, str]:
    """The same for what one write changed."""
    return {
        item: number(one.value) if one.filled else ""
        for item, one in changed.items()
        if item in page.summed
    }


def record(page: Page, saved: Saved) -> Json:
    boxes = page.sketch.boxes
    return {
        "record": saved.record.pk if saved.record else None,
        "version": saved.version,
        "values": texts(saved.values, boxes),
        "computed": texts(saved.computed, boxes),
        "others": sides(saved.others, boxes),
        "refusals": [refusal(one, page) for one in saved.refusals],
    }


def stored(page: Page, row: RecordRow) -> Json:
    """A record as it is now."""
    values = texts(row.values, page.sketch.boxes)
    return {"record": row.id, "version": row.version, "values": values, "computed": {}}


def texts(values: Mapping[str, Any], boxes: Mapping[str, Box]) -> dict[str, str]:
    """What the inputs show for them; sub-tables stay as they are typed."""
    return {item: shown(boxes[item], value) for item, value in values.items() if item in boxes}


def refusal(cell: RefusedCell, page: Page) -> Json:
    item = page.facts.form.by_id.get(cell.item)
    table = item.table if item else None
    return {
        "name": name_of(cell.item, table, cell.row),
        "raw": str(cell.raw)[:200],
        "code": cell.code,
        "bold": closed(f"{cell.name} {cell.wrong}"),
        "rest": closed(cell.mend),
    }


def progress(page: Page) -> dict[str, str]:
    """The numbers beside the parts of the directory, by their place."""
    found = page.directory
    parts = {str(row.number): f"{row.progress.done}/{row.progress.total}" for row in found.parts}
    whole = found.progress
    return {"all": f"{whole.done}/{whole.total} 张已完成", "left": str(whole.left), **parts}


def differences(found: Iterable[Difference], boxes: Mapping[str, Box]) -> list[Json]:
    """Both sides of every cell in conflict, in words and in codes."""
    return [
        {
            "item": one.item,
            "name": one.name,
            "theirs": side(one.theirs, boxes.get(one.item)),
            "yours": side(one.yours, boxes.get(one.item)),
            "who": one.who,
            "when": f"{timezone.localtime(one.when):%m-%d %H:%M}" if one.when else "",
        }
        for one in found
    ]


def sides(cells: Mapping[str, Any], boxes: Mapping[str, Box]) -> Json:
    """What others wrote meanwhile, to be shown in the cells."""
    return {item: side(value, boxes.get(item)) for item, value in cells.items()}


def side(value: Any, box: Box | None) -> Json:
    if box is None or (isinstance(value, list) and any(isinstance(row, dict) for row in value)):
        rows = value if isinstance(value, list) else []
        return {"text": f"{len(rows)} 行", "codes": []}
    return {"text": shown(box, value), "codes": value if value is not None else []}
