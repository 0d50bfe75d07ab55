"""Renders the form page, and those that stand in for our scripts where there are none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import engines

from istc.entry.page.body import Page
from istc.entry.page.facts import Facts
from istc.ui.csrf import Token

PARTS = "entry/parts/"


def page_of(request: HttpRequest, facts: Facts) -> Page:
    return Page(facts, Token(request))


def form_page(request: HttpRequest, facts: Facts, status: int = 200) -> HttpResponse:
    return render(request, "entry/form.html", {"page": page_of(request, facts)}, status=status)


def plain_page(
    request: HttpRequest, template: str, context: Mapping[str, Any], status: int = 200
) -> HttpResponse:
    return render(request, f"entry/{template}.html", dict(context), status=status)


def macro(template: str, name: str, *values: Any) -> str:
    """One of our macros by itself: a fragment for the page that is open already."""
    module = engines["jinja2"].env.get_template(template).module  # type: ignore[attr-defined]
    return str(getattr(module, name)(*values))


def fragments(page: Page, *, records: bool = True) -> dict[str, str]:
    """What every write may change on the page, by the id of its place. `records`: with the list
    of records, which a grid does not show."""
    found = {
        "counts": macro(f"{PARTS}bar.html", "counts", page),
        "issues": macro(f"{PARTS}side.html", "issues", page),
        "issuecount": macro(f"{PARTS}side.html", "issuecount", page.counts),
        "reasons": macro(f"{PARTS}side.html", "reasons", page),
        "state": macro("ui/components.html", "status", page.state.state, page.state.label, True),
        "progress": macro(f"{PARTS}header.html", "progress", page),
        "notes": macro(f"{PARTS}notes.html", "notes", page),
    }
    if page.layout == "page":
        found["balances"] = macro(f"{PARTS}balances.html", "balances", page.balances)
    if page.layout == "list" and records:
        found["records"] = macro("entry/blocks/records.html", "records", page)
    return found
