"""填报状态 as Excel: the matrix with words instead of colours, and the tallies (F58, N13)."""

from io import BytesIO
from typing import Any
from urllib.parse import quote

import xlsxwriter
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from istc import audit
from istc.definitions.model import Edition
from istc.monitor import selection
from istc.monitor.tally import Line, tally
from istc.reports import queries
from istc.reports.queries.whereabouts import KINDS, Whereabouts
from istc.rounds import round_of
from istc.units import access

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BATCH = 500  # units whose forms are read at a time
HEADS = ("填报单位", "级别", "上级单位", "省份", "停用", "完成", "应报", "完成率", "状态")
TALLY = ("分组", "应报单位", "全部完成", "已上报", "按时上报", "完成率")


@require_safe
@access.signed_in
def export(request: HttpRequest, year: int) -> HttpResponse:
    """The same filters as the page; every unit they let through, not only those of one page."""
    found = round_of(year)
    own = selection.own_place(request, year)
    filters, actor = selection.Filters.of(request.GET), access.actor_of(request)
    places = selection.scope(access.below(actor, year), own, filters).select_related("superior")
    known = selection.units(found, own, places)
    picked = selection.of_kind(known, filters.kind)
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"constant_memory": True, "strings_to_formulas": False}) as book:
        whole, by_category, by_level = tally(found, known)
        _tally(book, [whole, *by_category, *by_level])
        sheet = book.add_worksheet("填报状态")
        _heads(book, sheet, found.edition_model)
        for start in range(0, len(picked), BATCH):
            batch = picked[start : start + BATCH]
            states = queries.tree_states(found, [one.place for one in batch])
            for row, one in enumerate(batch, start + 1):
                _row(sheet, row, one, [state.label for state in states[one.place.unit_id].values()])
    audit.record(
        actor=actor, action="status.export", unit=own.unit_id if own else None, year=year,
        after={"units": len(picked), "query": filters.query()},
    )  # fmt: skip
    answer = HttpResponse(made.getvalue(), content_type=XLSX)
    name = quote(f"{year}年度填报状态.xlsx")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return answer


def _heads(book: Any, sheet: Any, edition: Edition) -> None:
    bold = book.add_format({"bold": True, "bg_color": "#EEF2F6", "text_wrap": True})
    titles = [f"{form.code} {form.title}" for form in edition.forms]
    sheet.write_row(0, 0, (*HEADS, *titles), bold)
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, len(HEADS) + len(titles) - 1, 12)


def _row(sheet: Any, row: int, one: Whereabouts, labels: list[str]) -> None:
    place, done = one.place, one.completion
    rate = done.done / done.total if done.total else 0
    kinds = "、".join(KINDS[kind] for kind in one.kinds)
    facts = [
        place.name, place.level_words, place.superior.name if place.superior else "",
        place.province, "是" if place.closed else "", done.done, done.total, round(rate, 4), kinds,
    ]  # fmt: skip
    for column, value in enumerate((*facts, *labels)):
        if isinstance(value, str):
            sheet.write_string(row, column, value)
        else:
            sheet.write_number(row, column, value)


def _tally(book: Any, lines: list[Line]) -> None:
    sheet = book.add_worksheet("完成情况")
    sheet.set_column(0, len(TALLY) - 1, 14)
    sheet.write_row(0, 0, TALLY, book.add_format({"bold": True, "bg_color": "#EEF2F6"}))
    for row, one in enumerate(lines, 1):
        sheet.write_string(row, 0, one.label)
        counts = (one.due, one.done, one.reported, one.on_time, one.percent / 100)
        sheet.write_row(row, 1, counts)
