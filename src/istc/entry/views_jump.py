"""Ctrl K: forms, units and items by number, words or pinyin initials, as JSON (design §5)."""

from django.db.models import Q
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from istc.definitions.model import Edition
from istc.entry.guide import index
from istc.entry.guide.index import Entry
from istc.rounds import round_of
from istc.units import access

LONGEST_QUERY = 60
SHOWN = 8  # of each group

Row = dict[str, str]


@require_safe
@access.signed_in
def jump(request: HttpRequest, year: int) -> JsonResponse:
    """`{"groups": [{"title", "rows": [{"url", "code", "label", "note"}]}]}`; no empty groups."""
    edition = round_of(year).edition_model
    words = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY]
    actor = access.actor_of(request)
    fills = actor.place(year) is not None
    found = index.search(edition, words, frozenset({"报表", "指标"}))
    groups = [
        {"title": "报表", "rows": [_form(e, edition, fills) for e in _of(found, "报表")]},
        {"title": "单位", "rows": _units(actor, year, words)},
        {"title": "指标", "rows": [_item(e, edition, fills) for e in _of(found, "指标")]},
    ]
    return JsonResponse({"groups": [group for group in groups if group["rows"]]})


def _of(found: list[Entry], kind: str) -> list[Entry]:
    return [entry for entry in found if entry.kind == kind][:SHOWN]


def _form(entry: Entry, edition: Edition, fills: bool) -> Row:
    url = _page(entry, edition, fills)
    return {"url": url, "code": entry.form, "label": entry.label, "note": ""}


def _item(entry: Entry, edition: Edition, fills: bool) -> Row:
    label = " ".join(part for part in (entry.note, entry.label) if part)
    url = f"{_page(entry, edition, fills)}#{entry.anchor}"
    return {"url": url, "code": entry.form, "label": f"{entry.code} {label}".strip(), "note": ""}


def _page(entry: Entry, edition: Edition, fills: bool) -> str:
    """To its form for a unit; the centre, which fills in nothing, reads the guide."""
    view = "entry:form" if fills else "entry:guide_form"
    return reverse(view, kwargs={"year": edition.year, "form": entry.form})


def _units(actor: access.Actor, year: int, words: str) -> list[Row]:
    if not words:
        return []
    named = Q(name__icontains=words) | Q(unit__code__iexact=words)
    if index.LATIN.fullmatch(words.lower()):
        named |= Q(initials__contains=words.lower())
    found = access.below(actor, year).filter(named)[:SHOWN]
    return [
        {
            "url": reverse("monitor:unit", kwargs={"year": year, "unit_id": place.unit_id}),
            "code": "",
            "label": place.name,
            "note": place.level_words,
        }
        for place in found
    ]
