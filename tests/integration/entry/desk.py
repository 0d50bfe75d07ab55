"""Short ways to send things to form pages, and to look at what is stored."""

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client

from istc.definitions.load import load_edition
from istc.definitions.model import Form
from istc.reports import actions
from istc.reports.keys import ReportKey
from istc.reports.models import FormReport, Record
from istc.rounds import round_of
from istc.units.models import Placement
from tests.people import actor

EDITION = load_edition("2020", 2020)
SINGLE = "HZ_02_001"
LIST = "HZ_02_008"
SHEET = "HZ_02_002"
FIRST = EDITION.forms[0].code


def address(code: str, tail: str = "", year: int = 2020) -> str:
    return f"/{year}/forms/{code}/{tail}"


def send(client: Client, code: str, tail: str, data: Any = None, **more: Any) -> HttpResponse:
    """As our scripts send it."""
    return client.post(
        address(code, tail),
        json.dumps(data or {}),
        content_type="application/json",
        HTTP_ACCEPT="application/json",
        **more,
    )


def save(client: Client, code: str, changes: dict, version: int = 0, record: int | None = None):
    tail = f"records/{record}/save/" if record else "save/"
    return send(client, code, tail, {"version": version, "changes": changes})


def add(client: Client, code: str, changes: dict | None = None) -> Record:
    """A new record of a multi form."""
    answer = send(client, code, "records/", {"changes": changes or {}})
    assert answer.status_code == 200, answer.content
    return Record.objects.get(pk=answer.json()["record"])


def values(code: str, unit_id: int) -> dict:
    """What is stored of a single form."""
    found = Record.objects.filter(report__form=code, report__unit_id=unit_id, removed_at=None)
    return found.get().values if found else {}


def report(code: str, unit_id: int) -> FormReport | None:
    return FormReport.objects.filter(form=code, unit_id=unit_id).first()


def key_of(place: Placement, code: str) -> ReportKey:
    fresh = Placement.objects.get(pk=place.pk)
    form: Form = EDITION.by_code[code]
    return ReportKey(round_of(fresh.year), fresh, form)


def begin(tree, name: str = "university") -> None:
    """Completes the basic information, which all completion waits for (N28)."""
    place = getattr(tree, name)
    who = {"actor": actor(tree.account(name)), "report_key": key_of(place, FIRST)}
    typed = {
        "full_name": place.name, "department": "国际合作处", "unit_type": "02", "province": "32",
        "address": "南京", "contact_name": "无", "contact_post": "科长",
        "contact_phone": "025-55660123", "contact_email": "hezuo@example.cn",
    }  # fmt: skip
    assert actions.save_values(**who, changes=typed, version=0).refusals == ()
    actions.complete(**who)


VISITS = {
    f"{row}_{column}": "2"
    for row in ("visit", "conference", "research", "training", "exhibition", "other")
    for column in ("projects", "persons")
}
MEMBER = {
    "organization": "国际科学理事会",
    "organization_type": "01",
    "member_kind": "01",
    "joined_on": "2019-05-01",
}
