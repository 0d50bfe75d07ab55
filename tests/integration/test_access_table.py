"""Access, proved for every address, relation and method at once (N30, N37, F16).

The table is `access_table.txt`. An address that is not in it fails: access is decided before a page
is built, not after.
"""

import secrets
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone

from istc.jobs import queue
from istc.jobs.files import new_path
from istc.reports import actions
from istc.reports.keys import ReportKey
from istc.workbooks.keeping import original
from istc.workbooks.models import Upload
from tests import people
from tests.builders import build_round, build_tree

pytestmark = pytest.mark.django_db

RELATIONS = [
    "nobody",
    "self",
    "parent",
    "grandparent",
    "child",
    "sibling",
    "cousin",
    "stranger",
    "closed",
    "centre",
]
WHO = {
    "self": "university",
    "parent": "province",
    "grandparent": "province",
    "child": "college",
    "sibling": "institute",
    "cousin": "workshop",
    "stranger": "ministry",
    "closed": "closed",
    "centre": "centre",
}
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
# Whatever a view thinks of an empty post, it was let in: only these mean that it was not.
SHUT = {401, 403, 404, 405}
FORM = "HJ_01"
BODY = "version=1"
# Made per captcha: proved in its own tests.
MADE_TO_ORDER = {"units:captcha_image", "units:captcha_sound"}


def table():
    rows = {}
    for line in (Path(__file__).parent / "access_table.txt").read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            name, methods, *answers = line.split()
            assert len(answers) == len(RELATIONS), line
            rows[name] = (set(methods.split(",")), dict(zip(RELATIONS, answers, strict=True)))
    return rows


TABLE = table()


def addresses(resolver, space="", outer=()):
    """Names of all addresses, each with the names of what stands in it."""
    for pattern in resolver.url_patterns:
        needed = (*outer, *pattern.pattern.converters)
        if isinstance(pattern, URLResolver):
            inner = pattern.namespace
            yield from addresses(pattern, f"{inner}:" if inner else space, needed)
        else:
            yield f"{space}{pattern.name}", needed


def test_every_address_stands_in_the_table():
    found = {name for name, _ in addresses(get_resolver())}
    assert found - MADE_TO_ORDER == set(TABLE)


@pytest.fixture
def country():
    tree = build_tree()
    return tree, build_round()


def arguments(needed, tree, round_, owner):
    """What the address needs, all of it the owner's."""
    placement = getattr(tree, owner)
    form = round_.edition_model.by_code[FORM]
    record = actions.add_record(
        actor=people.actor(tree.account(owner)), report_key=ReportKey(round_, placement, form)
    ).record
    known = {
        "year": round_.year,
        "form": FORM,
        "part": form.part,
        "unit_id": placement.unit_id,
        "record": record.pk,
        "record_id": record.pk,
        "digest": form.digest,
        "sheet_id": 0,
        "number": 0,
        "job_id": 0,
        "scan_id": 0,
        "token": "none",
        "pk": 0,
        "list_id": "countries",
        "group": "contacts",
        "register": "journals",
    }
    if "upload" in needed:
        form = FORM if "form" in needed else ""
        known["upload"] = upload_of(round_, placement, form)
    if "job" in needed:
        known["job"] = job_of(people.actor(tree.account(owner)))
    return {name: known[name] for name in needed}


def upload_of(round_, placement, form):
    token = secrets.token_hex(8)
    one = Upload(round=round_, unit=placement.unit, form=form, account_id=1, by_name="x")
    one.at, one.name, one.token, one.sha256, one.size = timezone.now(), "a.csv", token, "0", 4
    one.save()
    original(one).write_bytes(b"a,b\n")
    return one.pk


def job_of(actor):
    job = queue.enqueue(kind="x", actor=actor, payload={}, title="x")
    job.path, job.file_name = str(new_path()), "a.csv"
    Path(job.path).write_bytes(b"x")
    job.save()
    return job.pk


def browser(tree, relation):
    if relation == "nobody":
        return Client()
    return people.signed_in(tree.account(WHO[relation]))


def asked(client, method, address):
    """The answer, without what it changed."""
    with transaction.atomic():
        answer = client.generic(method, address, BODY, "application/x-www-form-urlencoded")
        transaction.set_rollback(True)
    if answer.streaming:
        b"".join(answer.streaming_content)  # closes the file behind it
    return answer


def said(answer):
    if answer.status_code in {301, 302} and answer["Location"].startswith("/login/?next="):
        return "in"
    if answer.status_code == 404:
        return "no"
    return "shut" if answer.status_code in SHUT else "ok"


@pytest.mark.parametrize("name", sorted(TABLE))
def test_who_gets_in(country, name):
    tree, round_ = country
    methods, answers = TABLE[name]
    needed = dict(addresses(get_resolver()))[name]
    places = {
        owner: reverse(name, kwargs=arguments(needed, tree, round_, owner))
        for owner in ("university", "college")
    }
    wrong = []
    for relation in RELATIONS:
        address = places["college" if relation == "grandparent" else "university"]
        client = browser(tree, relation)
        for method in METHODS:
            got = said(asked(client, method, address))
            if got != answers[relation] if method in methods else got == "ok":
                wrong.append(f"{relation} {method} {address}: {got}")
    assert wrong == []


def test_out_of_sight_is_as_not_there(country):
    """Stranger's unit and no unit at all answer with the same page."""
    tree, _ = country
    client = browser(tree, "sibling")
    there = client.get(f"/2020/units/{tree.university.unit_id}/")
    nowhere = client.get("/2020/units/999999/")
    assert there.status_code == nowhere.status_code == 404
    number = "<code>"
    assert there.content.decode().split(number)[0] == nowhere.content.decode().split(number)[0]
