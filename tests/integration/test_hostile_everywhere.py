"""Every address, sent what no form sends: a refusal each time, never a fault of the server (N22).

What is refused and how is proved where each view is; here only that nothing breaks: no 500, no
trace, and what comes back in Chinese or not at all. Names of fields are read out of the sources,
so a view that is added tomorrow is asked for its own.
"""

import json
import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import get_resolver, reverse

from tests.builders import build_round, build_tree
from tests.integration.test_access_table import (
    TABLE,
    addresses,
    arguments,
    browser,
)

pytestmark = pytest.mark.django_db

SOURCES = Path(__file__).parents[2] / "src" / "istc"
READ = re.compile(
    r'\b(?:GET|POST|FILES|posted|asked|given|data)(?:\.get|\.getlist)?[\[(]"([a-z_]+)"'
)
NAMES = sorted(
    {name for file in SOURCES.rglob("*.py") for name in READ.findall(file.read_text("utf-8"))}
    | {"version", "changes", "next", "page", "q", "unit", "units", "form", "forms", "year", "file"}
)
FORM = "application/x-www-form-urlencoded"
WORDS = [
    "", "abc", "-1", "0", "1e400", "NaN", "9" * 30, "9" * 400, "2020-02-30", "0000-00-00",
    "%00", "%ff%fe", "%ED%A0%80", "%F0%9F%98%80", "%3Cscript%3E", "%27%20OR%201%3D1%20--",
    "[]", "%7B%22a%22%3A1%7D", "..%2F..%2Fetc%2Fpasswd", "%E4%B8%AD", "true", "1,2,,x", "HJ_01",
]  # fmt: skip
BODIES = [
    b"", b"null", b"[]", b"[1]", b"12", b'"x"', b"{", b"[" * 50_000, b'{"a":' * 5_000, b"\xff\xfe",
    b"\x00", b'"\\ud800"', b'{"version": "\\ud800", "changes": {"\\ud800": "\\ud800"}}',
    b'{"version": 1e999, "changes": NaN}', b'{"version": -1, "changes": [], "rows": {}}',
    b'{"version": 99999999999999999999999, "rows": [null, 1, [], {}], "records": [[]]}',
    b'{"rows": [{"record": 1e400, "version": "x", "changes": {"a": {"b": [1]}}}]}',
]  # fmt: skip


@pytest.fixture
def country():
    tree = build_tree()
    return tree, build_round()


def quiet(client, method, address, body=b"", kind=FORM, **headers):
    """The status and the answer, with nothing kept."""
    client.raise_request_exception = False
    with transaction.atomic():
        answer = client.generic(method, address, body, kind, **headers)
        transaction.set_rollback(True)
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer


def broken(answer) -> bool:
    return answer.status_code >= 500 or (
        not answer.streaming and b"Traceback" in answer.content[:100_000]
    )


def openings(country, name):
    """(client, address, methods) of those whom the table lets in."""
    tree, round_ = country
    methods, answers = TABLE[name]
    pattern = dict(addresses(get_resolver()))[name]
    address = reverse(name, kwargs=arguments(pattern, tree, round_, "university"))
    for relation in ("self", "parent", "centre"):
        if answers[relation] == "ok":
            yield browser(tree, relation), relation, address, methods


def same_for_all(word):
    return "&".join(f"{name}={word}" for name in NAMES)


@pytest.mark.parametrize("name", sorted(TABLE))
def test_words_in_every_field(country, name):
    wrong = []
    for client, relation, address, methods in openings(country, name):
        for word in WORDS:
            pairs = same_for_all(word)
            asked = [("GET", f"{address}?{pairs}", b"")] if "GET" in methods else []
            asked += [("POST", address, pairs.encode())] if "POST" in methods else []
            for method, where, body in asked:
                answer = quiet(client, method, where, body)
                if broken(answer):
                    wrong.append(f"{relation} {method} {address} {word[:30]}")
    assert wrong == []


@pytest.mark.parametrize("name", sorted(name for name in TABLE if "POST" in TABLE[name][0]))
def test_bodies_of_every_shape(country, name):
    wrong = []
    for client, relation, address, _ in openings(country, name):
        for body in BODIES:
            for kind in ("application/json", FORM, MULTIPART_CONTENT):
                answer = quiet(client, "POST", address, body, kind, HTTP_ACCEPT="application/json")
                if broken(answer):
                    wrong.append(f"{relation} {address} {kind[:20]} {body[:40]!r}")
        for content in (b"", b"PK\x03\x04" + b"\x00" * 40, b"\xff" * 100, b"a,b\n1,2\n"):
            files = {name: SimpleUploadedFile("x.xlsx", content) for name in NAMES[:90]}
            answer = quiet(
                client, "POST", address, encode_multipart(BOUNDARY, files), MULTIPART_CONTENT
            )
            if broken(answer):
                wrong.append(f"{relation} {address} files {content[:10]!r}")
    assert wrong == []


@pytest.mark.parametrize("name", sorted(TABLE))
def test_methods_headers_and_addresses(country, name):
    wrong = []
    for client, relation, address, _ in openings(country, name):
        for method in ("HEAD", "OPTIONS", "PUT", "DELETE", "TRACE", "BREW"):
            if broken(quiet(client, method, address)):
                wrong.append(f"{relation} {method} {address}")
        asked = [
            (f"{address}?{'x' * 60_000}", {}),
            (f"{address}?{same_for_all('1')}&" + "a=1&" * 2_000, {}),
            (f"{address}%00", {}),
            (f"{address}%ff/", {}),
            (address, {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "\xff<x>"}),
            (address, {"HTTP_COOKIE": "sessionid=\xff; csrftoken=1"}),
            (address, {"HTTP_ACCEPT": "\x00", "HTTP_ACCEPT_LANGUAGE": "x" * 5_000}),
            (address, {"HTTP_IF_NONE_MATCH": "\"", "HTTP_IF_MODIFIED_SINCE": "yesterday"}),
            (address, {"HTTP_RANGE": "bytes=9-1", "HTTP_HOST": "testserver"}),
        ]  # fmt: skip
        for where, headers in asked:
            if broken(quiet(client, "GET", where, **headers)):
                wrong.append(f"{relation} GET {where[:60]} {headers}")
    assert wrong == []


def test_the_names_of_fields_are_found():
    """The net is as wide as the sources."""
    assert len(NAMES) > 40
    assert {"username", "password", "text"} <= set(NAMES)
    assert json.dumps(NAMES).isascii()
