"""The card of screen 12 that says whom the basic information names for questions (F81)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from istc.definitions.model import Edition, FieldsBlock, Item
from istc.entry.present.filled import shown
from istc.entry.present.sketch import sketch_of
from istc.reports.keys import ReportKey
from istc.reports.queries import record_values
from istc.reports.writing.mirror import first_form
from istc.rounds import queries
from istc.units import access

NAMED = "unit_contact"  # the fact of the questionnaire: the item that names the person


def panel(request: HttpRequest) -> dict[str, Any] | None:
    """For ISTC_ACCOUNT_PANELS. None for the centre, and where no contact is asked for."""
    round = queries.current()
    place = access.actor_of(request).place(round.year) if round else None
    block = _block(round.edition_model) if round else None
    if round is None or place is None or block is None:
        return None
    form = first_form(round.edition_model)
    found = record_values(ReportKey(round, place, form))
    boxes, values = sketch_of(form, round.year).boxes, found[0].values if found else {}
    told = {item.label: _spoken(item, shown(boxes[item.id], values[item.id]))
            for item in block.items if values.get(item.id)}  # fmt: skip
    address = reverse("entry:form", kwargs={"year": round.year, "form": form.code})
    return {
        "title": f"填报{block.heading}",
        "note": f"同 {form.code}，改一处两处都变",
        "pairs": list(told.items()) or [(block.heading, "未填")],
        "link": (address, f"修改{block.heading}"),
    }


def _block(edition: Edition) -> FieldsBlock | None:
    """The items beside the one that names the person."""
    named = edition.facts.get(NAMED)
    for block in first_form(edition).blocks:
        if isinstance(block, FieldsBlock) and any(item.id == named for item in block.items):
            return block
    return None


def _spoken(item: Item, text: str) -> str:
    """A mobile number is not for whoever looks over one's shoulder."""
    return f"{text[:3]}****{text[-4:]}" if item.kind == "mobile" and len(text) > 7 else text
