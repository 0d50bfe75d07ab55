"""What every writing address shares: who, which form, what was sent, what stops it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from istc.definitions.kinds import Refusal
from istc.entry import stopped
from istc.entry.door import pointer, report_key
from istc.entry.posted import Posted, Unreadable, posted
from istc.reports.errors import Blocked, Conflict, NotFound, NotWritable
from istc.reports.keys import ReportKey
from istc.ui.asking import wants_json
from istc.units import access
from istc.units.access import Actor

P = ParamSpec("P")


@dataclass(frozen=True)
class Order:
    """One request to write."""

    request: HttpRequest
    pointer: ReportKey
    sent: Posted

    @cached_property
    def key(self) -> ReportKey:
        """With the unit's place in the year. Raises Http404 where it has none."""
        return report_key(self.request, self.pointer.round.year, self.pointer.form.code)

    @property
    def actor(self) -> Actor:
        return access.actor_of(self.request)

    @property
    def json(self) -> bool:
        return wants_json(self.request)

    @property
    def address(self) -> str:
        year, form = self.pointer.round.year, self.pointer.form.code
        return reverse("entry:form", kwargs={"year": year, "form": form})

    @property
    def who(self) -> dict[str, Any]:
        """The keywords that every action takes."""
        return {"actor": self.actor, "report_key": self.key}

    def back(self, words: str = "") -> HttpResponse:
        """To the form's page, which says what was done (see views.form.SAID)."""
        return redirect(f"{self.address}?said={words}" if words else self.address)


View = Callable[Concatenate[Order, P], HttpResponse]


def writing(view: View[P]) -> Callable[..., HttpResponseBase]:
    """A view that writes into the unit's own form."""

    @wraps(view)
    def run(request: HttpRequest, year: int, form: str, **more: Any) -> HttpResponse:
        order = Order(request, pointer(request, year, form), Posted())
        try:
            order = replace(order, sent=posted(request, order.pointer.form))
            return view(order, **more)  # type: ignore[call-arg]
        except Unreadable as stop:
            return stopped.unreadable(request, order.key, stop)
        except NotFound as stop:
            raise Http404 from stop
        except NotWritable as stop:
            return stopped.not_writable(request, order.key, stop)
        except Conflict as stop:
            record = more.get("record")
            return stopped.conflict(request, order.key, stop, sent=order.sent, record=record)
        except Blocked as stop:
            return stopped.blocked(request, order.key, stop)
        except Refusal as stop:
            return stopped.refused(request, order.key, stop)

    return access.signed_in(require_POST(run))


def answer(found: dict[str, Any]) -> JsonResponse:
    return JsonResponse(found)
