"""Reads what a form page needs: the reports' query, a page of the list, whether one may write."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.core.paginator import Page as PagerPage
from django.core.paginator import Paginator
from django.http import Http404
from django.utils import timezone

from istc.entry.page.facts import Facts
from istc.entry.present.watching import watchers
from istc.reports.around import UnitYear
from istc.reports.keys import ReportKey
from istc.reports.locks import LOCKED, is_locked
from istc.reports.models import Record
from istc.reports.queries import FormPage, FormState, RecordRow, form_page, own_state, states
from istc.reports.queries.remarks import spoken
from istc.reports.reach import reach_of
from istc.reports.results import Saved, SavedRows
from istc.reports.states import State
from istc.rounds.models import Round
from istc.ui.formats import until

SIZE = 50  # records on a page of a list
GRID = "grid"
ROWS = 500  # rows on a page of a grid


def facts(key: ReportKey, *, page: int = 1, open: int | None = None, **more: Any) -> Facts:
    """`open`: a record to show in the drawer; its page of the list is found. Raises Http404."""
    listed = key.form.layout == "list"
    most = ROWS if more.get("view") == GRID else SIZE
    stored = form_page(key, page=page, size=most if listed else None)
    if open is not None and all(record.id != open for record in stored.records):
        page = page_of(key, open)
        stored = form_page(key, page=page, size=most if listed else None)
    sums_of(key, stored.around)
    pager = pages(stored.state.records, page, most) if listed else None
    said = spoken(key) if stored.state.state == State.RETURNED else ()
    last = next((one for one in said if one.review.kind == State.RETURNED), None)
    review, remarks = (last.review, last.remarks) if last else (None, ())
    shut = locked(key, stored.state)
    return Facts(
        stored, locked=shut, open=open, pager=pager, review=review, remarks=remarks, **more
    )


def sums_of(key: ReportKey, around: UnitYear) -> None:
    """The form's own sums, those it is held against and those held against it, in one query."""
    form, edition = key.form, key.round.edition_model
    watching = {one.code for one in watchers(form, edition)}
    reads = reach_of(edition).reads.get(form.code, ()) if form.multi else ()
    if form.multi or watching:
        around.need({form.code, *reads, *watching})


def after(key: ReportKey, saved: Saved) -> Facts:
    """The page of a single form right after a save: what the save handed back, and the states."""
    found = states(key.round, key.placement)
    rows = [RecordRow.of(saved.record, 1)] if saved.record else []
    return Facts(
        FormPage(
            key=key,
            states=found,
            records=rows,
            last=[],
            findings=list(saved.findings),
            reasons=saved.report.reasons,
            values=saved.values,
            around=UnitYear(key.round, key.placement),
        )
    )


def after_rows(saved: SavedRows, *, alone: bool = False) -> Facts:
    """The form right after a save of several rows: what the save handed back, and the states.
    `alone`: only its own, where nothing is said of others."""
    key = saved.key
    if alone:
        found = {key.form.code: own_state(key, saved.report)}
    else:
        sums_of(key, saved.around)
        found = states(key.round, key.placement)
    return Facts(
        FormPage(
            key=key,
            states=found,
            records=[RecordRow.of(record, line) for line, record in enumerate(saved.live, 1)],
            last=[],
            findings=list(saved.findings),
            reasons=saved.report.reasons,
            values={},
            around=saved.around,
        )
    )


def pages(count: int, page: int, most: int) -> PagerPage[int]:
    """For the links to the other pages of a list."""
    return Paginator(range(count), most).get_page(page)


def page_of(key: ReportKey, record: int) -> int:
    """The page of the list on which a record stands. Raises Http404 for one that is not there."""
    own = Record.objects.filter(
        report__round=key.round,
        report__unit_id=key.placement.unit_id,
        report__form=key.form.code,
        removed_at=None,
    )
    found = own.filter(pk=record).values_list("position", flat=True).first()
    if found is None:
        raise Http404
    before = own.filter(position__lt=found).count()
    return before // SIZE + 1


def locked(key: ReportKey, state: FormState) -> str:
    """Why the unit may not write into this form now; empty where it may."""
    now = timezone.now()
    if key.placement.closed:
        return "本单位已停用，数据只读。"
    if state.mendable(now):
        return ""
    if is_locked(key.placement):
        return f"{LOCKED}，数据只读。需要更正的，联系管理员重新开放。"
    if key.round.writable_for(key.placement.unit_id, now):
        return ""
    return f"{reason(key.round)}，数据只读。需要更正的，联系上级单位或管理员。"


def reason(found: Round) -> str:
    if found.state == Round.State.CLOSED:
        return f"{found.year} 年度填报已关闭"
    if timezone.localdate() < found.opens_on:
        return f"{found.year} 年度填报 {found.opens_on:%m-%d} 开始"
    return f"填报已截止（{until(found.deadline)}）"


def asked(found: Facts) -> Facts:
    """The same page with its blanks pointed out: completion was tried."""
    return replace(found, asked=True)
