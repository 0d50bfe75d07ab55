"""填报说明: general explanation, directory of the forms, every form's explanation, search."""

from collections import defaultdict
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from markupsafe import Markup, escape

from istc.definitions.model import Edition
from istc.entry.guide import index, pages
from istc.rounds import round_of
from istc.rounds.texts import catalogue
from istc.units import access

CONTACTS = "contacts"  # the section that the round's own contacts stand for
LONGEST_QUERY = 60
HITS_A_FORM = 5
EXPLAINED = "说明"


@dataclass(frozen=True, slots=True)
class Hit:
    kind: str
    label: Markup
    note: Markup
    url: str


@dataclass(frozen=True, slots=True)
class FormHits:
    code: str
    title: Markup
    url: str
    hits: list[Hit]
    more: int


@require_safe
@access.signed_in
def guide(request: HttpRequest, year: int) -> HttpResponse:
    """The general sections and the directory; with ?q= what was found. Partial for htmx."""
    found = round_of(year)
    edition = found.edition_model
    words = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    context = {
        "year": year,
        "edition": edition,
        "parts": pages.directory(edition),
        "sections": [text for text in found.sections if text.id != CONTACTS],
        "contacts": [(label, found.fact(name)) for label, name in catalogue.CONTACTS],
        "words": words,
        "found": _found(edition, words) if words else None,
    }
    partial = request.headers.get("HX-Target") == "guide-found"
    return render(request, "entry/guide_found.html" if partial else "entry/guide.html", context)


@require_safe
@access.signed_in
def guide_form(request: HttpRequest, year: int, form: str) -> HttpResponse:
    """One form's explanations, items, lists and relations."""
    edition = round_of(year).edition_model
    if form not in edition.by_code:
        raise Http404
    page = pages.form_guide(edition, edition.by_code[form])
    context = {
        "year": year,
        "edition": edition,
        "parts": pages.directory(edition),
        "page": page,
        "long_list": pages.LONG_LIST,
        "fillable": not access.actor_of(request).is_centre,
    }
    return render(request, "entry/guide_form.html", context)


def _found(edition: Edition, words: str) -> list[FormHits]:
    by_form: dict[str, list[index.Entry]] = defaultdict(list)
    for entry in index.search(edition, words):
        by_form[entry.form].append(entry)
    return [_form_hits(edition, code, found, words) for code, found in by_form.items()]


def _form_hits(edition: Edition, code: str, found: list[index.Entry], words: str) -> FormHits:
    url = reverse("entry:guide_form", kwargs={"year": edition.year, "form": code})
    inner = [entry for entry in found if entry.kind != "报表"]
    hits = [
        Hit(entry.kind, mark(_label(entry), words), _note(entry, words), f"{url}#{entry.anchor}")
        for entry in inner[:HITS_A_FORM]
    ]
    title = mark(edition.by_code[code].title, words)
    return FormHits(code, title, url, hits, max(len(inner) - HITS_A_FORM, 0))


def _label(entry: index.Entry) -> str:
    """01 考察访问 项目数: where it stands in print comes before its own name."""
    path = entry.note if entry.kind != EXPLAINED else ""
    return " ".join(part for part in (entry.code, path, entry.label) if part)


def _note(entry: index.Entry, words: str) -> Markup:
    return mark(_around(entry.note, words), words) if entry.kind == EXPLAINED else Markup("")


def mark(text: str, words: str) -> Markup:
    """The text, escaped, with the first place of each word marked."""
    made = escape(text)
    for word in words.split():
        at = text.lower().find(word.lower())
        if at >= 0:
            real = text[at : at + len(word)]
            made = made.replace(escape(real), Markup("<mark>{}</mark>").format(real), 1)
    return made


def _around(text: str, words: str, width: int = 90) -> str:
    """A stretch of a long text around the first word found in it."""
    if len(text) <= width:
        return text
    places = [text.lower().find(word.lower()) for word in words.split()]
    at = min((place for place in places if place >= 0), default=0)
    start = max(at - width // 3, 0)
    return ("…" if start else "") + text[start : start + width] + "…"
