"""Whatever a body holds, it is one shape or an answer to the person."""

import json

import pytest
from django.test import RequestFactory
from hypothesis import example, given
from hypothesis import strategies as st

from istc.entry.posted import Unreadable, from_fields, from_json, posted

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def sent(body: bytes, form, content_type: str = "application/json"):
    request = RequestFactory().post("/", body, content_type=content_type)
    return posted(request, form)


def stopped(work) -> Unreadable | None:
    try:
        work()
    except Unreadable as stop:
        return stop
    return None


@given(body=st.binary(max_size=200))
def test_any_bytes(edition, body):
    stop = stopped(lambda: sent(body, edition.forms[0]))
    assert stop is None or stop.wrong


@given(value=JSON)
def test_any_json(edition, value):
    stop = stopped(lambda: sent(json.dumps(value).encode(), edition.forms[0]))
    assert stop is None or stop.status in (400, 413)


@example(fields={"then": []})
@given(fields=st.dictionaries(st.text(max_size=30), st.lists(st.text(max_size=20), max_size=3)))
def test_any_fields(edition, fields):
    stop = stopped(lambda: from_fields(edition.by_code["HZ_04_001"], fields))
    assert stop is None or stop.status in (400, 413)


def test_numbers_stay_text(edition):
    found = sent(b'{"version": 3, "changes": {"a": 0.1, "b": 1e400}}', edition.forms[0])
    assert found.version == 3
    assert found.changes == {"a": "0.1", "b": "1e400"}


def test_a_whole_sheet_is_cut_into_its_rows(edition):
    form = edition.by_code["HZ_02_002"]
    fields = {
        "version": ["9"], "r7.version": ["2"], "r7.visit_projects": ["3"],
        "new.country": ["德国"], "new.visit_projects": [""], "confirm": ["1"],
    }  # fmt: skip
    found = from_fields(form, fields)
    assert found.version == 9
    assert found.rows == {7: (2, {"visit_projects": "3"})}
    assert found.new == {"country": "德国"}
    assert found.confirmed


@pytest.mark.parametrize("said", [True, "1"])
def test_confirmed(said):
    assert from_json({"confirm": said}).confirmed
    assert not from_json({"confirm": "no"}).confirmed
