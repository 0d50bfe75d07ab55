"""What every writing address shares: who, which form, what was sent, what stops it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from istc.definitions.kinds import Refusal
from istc.entry import stopped
from istc.entry.answers import wants_json
from istc.entry.door import report_key
from istc.entry.posted import Posted, Unreadable, posted
from istc.reports.errors import Blocked, Conflict, NotFound, NotWritable
from istc.reports.keys import ReportKey
from istc.units import access
from istc.units.access import Actor

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Order:
    """One request to write."""

    request: HttpRequest
    key: ReportKey
    sent: Posted

    @property
    def actor(self) -> Actor:
        return access.actor_of(self.request)

    @property
    def json(self) -> bool:
        return wants_json(self.request)

    @property
    def address(self) -> str:
        year, form = self.key.round.year, self.key.form.code
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
        key = report_key(request, year, form)
        sent = Posted()
        try:
            sent = posted(request, key.form)
            return view(Order(request, key, sent), **more)  # type: ignore[call-arg]
        except Unreadable as stop:
            return stopped.unreadable(request, key, stop)
        except NotFound as stop:
            raise Http404 from stop
        except NotWritable as stop:
            return stopped.not_writable(request, key, stop)
        except Conflict as stop:
            return stopped.conflict(request, key, stop, sent=sent, record=more.get("record"))
        except Blocked as stop:
            return stopped.blocked(request, key, stop)
        except Refusal as stop:
            return stopped.refused(request, key, stop)

    return access.signed_in(require_POST(run))


def answer(found: dict[str, Any]) -> JsonResponse:
    return JsonResponse(found)
