"""Completing a form and its other ends: nil report, not applicable, reopening (F48–F51, N18)."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from istc.entry.answers import after, standing
from istc.entry.gather import facts
from istc.entry.page.confirm import summary
from istc.entry.pages import macro, page_of, plain_page
from istc.entry.views.order import Order, answer, writing
from istc.entry.views.saving import refusals, refused_page, write
from istc.reports import actions
from istc.rounds.queries import round_of
from istc.units import access


@writing
def complete(order: Order) -> HttpResponse:
    """完成填报 asks for confirmation with a summary; 确认完成填报 completes."""
    if order.sent.confirmed:
        actions.complete(**order.who, version=order.sent.version)
        return answer({"to": order.address}) if order.json else order.back()
    if not order.json:
        saved = write(order)
        if refusals(saved):
            return refused_page(order, saved)
    rehearse(order)
    page = page_of(order.request, facts(order.key))
    context = {"page": page, "pairs": summary(page), "version": page.version}
    if order.json:
        html = macro("entry/parts/confirm.html", "confirm", context)
        return answer({**standing(page), "confirm": html})
    return plain_page(order.request, "confirm", context)


def rehearse(order: Order) -> None:
    """Completes and takes it back, so that the very judge says what is in the way.

    Raises what `complete` raises.
    """
    with transaction.atomic():
        actions.complete(**order.who)
        transaction.set_rollback(True)


@writing
def nil(order: Order) -> HttpResponse:
    if not order.sent.confirmed:
        return ask(order, "nil")
    actions.report_nil(**order.who, version=order.sent.version)
    return done(order, "nil")


@writing
def decline(order: Order) -> HttpResponse:
    if not order.sent.confirmed:
        return ask(order, "decline")
    actions.decline(**order.who, version=order.sent.version)
    return done(order, "declined")


@writing
def reopen(order: Order) -> HttpResponse:
    actions.reopen(**order.who, version=order.sent.version)
    return done(order, "reopened")


@writing
def carry(order: Order) -> HttpResponse:
    """Takes over from last year, and from the roster, what stays the same: a draft to confirm."""
    key = order.key
    actions.start_year(actor=order.actor, round=key.round, placement=key.placement)
    return done(order, "carried")


def ask(order: Order, what: str) -> HttpResponse:
    """The question as a page of its own, for browsers without our scripts."""
    page = page_of(order.request, facts(order.key))
    return plain_page(order.request, "ask", {"page": page, "what": what})


def done(order: Order, words: str) -> HttpResponse:
    if order.json:
        return answer(after(order.request, order.key, to=order.address))
    return order.back(words)


@writing
def nil_rest(order: Order) -> HttpResponse:
    """A nil report for every form of the form's part that has not been begun."""
    if not order.sent.confirmed:
        return ask(order, "part")
    codes = actions.report_nil_part(**order.who)
    words = f"{len(codes)} 张报表已按零报告完成" if codes else "没有可以零报告的报表"
    if order.json:
        return answer({"forms": codes, "words": words})
    messages.success(order.request, f"{words}。")
    return redirect("entry:home", year=order.key.round.year)


@access.signed_in
def nil_part(request: HttpRequest, year: int, part: int) -> HttpResponseBase:
    """The same for a part by its number. Raises Http404 for one that there is not."""
    forms = round_of(year).edition_model.part_forms(part)
    if not forms:
        raise Http404
    return nil_rest(request, year=year, form=forms[0].code)
