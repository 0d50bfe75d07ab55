"""One form over many units: by unit, by record, by item, by year (F56–F57, N26, screen 09b)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from istc import audit
from istc.definitions.model import Form
from istc.query.asked import Asked, ask, options
from istc.query.show.answers import answers
from istc.query.show.chart import chart
from istc.query.show.chips import chips
from istc.query.show.downloads import form_address
from istc.query.show.order import sorter
from istc.query.show.origin import origin
from istc.query.show.paging import NoSuchPage
from istc.query.show.picking import picking
from istc.query.show.records import listing
from istc.query.show.share import shares
from istc.query.show.tree import source_of, tree
from istc.query.show.years import comparison
from istc.query.views.index import moved, refuse
from istc.reports.selection.counts import counts_of
from istc.reports.selection.scope import Scope
from istc.reports.selection.states import contents
from istc.rollup.conditions import Condition
from istc.rollup.plan import plan_of
from istc.units import access

VIEWED = "report.query"
LABELS = {
    "tree": "按单位汇总",
    "share": "占比",
    "chart": "图表",
    "records": "记录",
    "items": "指标与选项",
    "years": "年度对比",
}
TREES = frozenset({"tree", "share"})


@dataclass(frozen=True)
class Ground:
    """What every way of looking at a form starts from."""

    request: HttpRequest
    asked: Asked
    form: Form
    scope: Scope


@require_safe
@access.signed_in
def form(request: HttpRequest, year: int, form: str) -> HttpResponse:
    asked = ask(request, year, form)
    if asked.problems or asked.form is None:
        return refuse(request, asked)
    if asked.elsewhere:
        return moved(request, "query:form", year=asked.elsewhere, form=form)
    ground = Ground(request, asked, asked.form, asked.scope(request))
    view = _view(ground)
    try:
        shown = WAYS[view](ground)
    except NoSuchPage as wrong:
        told = f"没有第 {asked.filter.page} 页，共 {wrong.last} 页。从第 1 页看起。"
        return refuse(request, Asked(asked.round, asked.filter.but(page=1), asked.form, (told,)))
    part = "tree" if view in TREES else view
    part = "origin" if _wants_origin(request) and view in TREES else part
    answer = render(request, f"query/{part}.html", {**_frame(ground, view), **shown})
    patch_vary_headers(answer, ["HX-Target"])
    return answer


def _wants_origin(request: HttpRequest) -> bool:
    """A click on a number swaps only the panel beside the table."""
    return request.headers.get("HX-Target") == "origin"


def _view(ground: Ground) -> str:
    """Sums by unit, unless the form has none."""
    flt = ground.asked.filter
    if flt.view:
        return flt.view
    return "tree" if plan_of(ground.form).sums or ground.form.multi else "items"


def _frame(ground: Ground, view: str) -> dict[str, Any]:
    asked, flt = ground.asked, ground.asked.filter
    part = next(one for one in asked.edition.parts if one.number == ground.form.part)
    return {
        "year": asked.round.year,
        "form": ground.form,
        "part": part,
        "flt": flt,
        "view": view,
        "views": LABELS,
        "scope": ground.scope,
        "chips": chips(flt, asked.edition, ground.form, ground.scope),
        "contents": contents(ground.scope, ground.form),
        "options": options(asked.edition),
        "plan": plan_of(ground.form),
        "picking": picking(ground.form, dict(ground.request.GET.lists())),
        "filled": lambda name: Condition(name, "filled"),
        "sorter": sorter(flt),
        "download": form_address(asked.round.year, ground.form.code, flt.address(view="")),
    }


def _tree(ground: Ground) -> dict[str, Any]:
    flt, scope = ground.asked.filter, ground.scope
    source = source_of(scope, ground.form, flt)
    found = origin(scope, ground.form, flt, source)
    if _wants_origin(ground.request):
        return {"origin": found}
    return {"tree": tree(scope, ground.form, flt, source), "origin": found}


def _share(ground: Ground) -> dict[str, Any]:
    found = _tree(ground)
    return {**found, "tree": shares(found["tree"])} if "tree" in found else found


def _chart(ground: Ground) -> dict[str, Any]:
    flt, scope = ground.asked.filter, ground.scope
    return {"chart": chart(scope, ground.form, flt, source_of(scope, ground.form, flt))}


def _records(ground: Ground) -> dict[str, Any]:
    """Raises NoSuchPage. A superior who reads raw data leaves a trace (N36, design §8)."""
    actor, flt = access.actor_of(ground.request), ground.asked.filter
    found = listing(ground.asked.scopes(ground.request), ground.form, flt, actor.unit_id)
    if any(not line.own for line in found.lines):
        audit.record(
            actor=actor, action=VIEWED, year=ground.asked.round.year,
            subject=ground.form.code, after={"filter": flt.address()},
        )  # fmt: skip
    return {"listing": found}


def _items(ground: Ground) -> dict[str, Any]:
    flt = ground.asked.filter
    sums = source_of(ground.scope, ground.form, flt).whole()
    return {"answers": answers(ground.form, sums, counts_of(ground.scope, ground.form, flt))}


def _years(ground: Ground) -> dict[str, Any]:
    """Raises Http404 where the units were there in none of the years."""
    scopes = ground.asked.scopes(ground.request)
    if not scopes:
        raise Http404
    return {"comparison": comparison(scopes, ground.form, ground.asked.filter)}


WAYS: dict[str, Callable[[Ground], dict[str, Any]]] = {
    "tree": _tree,
    "share": _share,
    "chart": _chart,
    "records": _records,
    "items": _items,
    "years": _years,
}
