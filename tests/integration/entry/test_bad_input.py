"""Whatever is sent: a clear refusal in Chinese, nothing stored, nothing lost, no 500 (N22)."""

import json
import re

import pytest

from istc.reports.models import Record
from tests.integration.entry.desk import (
    LIST,
    SHEET,
    SINGLE,
    add,
    address,
    report,
    save,
    send,
    values,
)

CHINESE = re.compile("[一-鿿]")
NUMBERS = [
    "abc", "１２a", "-1", "−3", "1e400", "1e5", "NaN", "Infinity", "0x10", "1.5", "1,23", "٣",
    "9" * 400, "' OR 1=1 --", "<script>alert(1)</script>", "😀", "1\x002", "\ud800", "=1+1", "½",
]  # fmt: skip
TEXTS = ["含\x00空字符", "\ud800", "甲\x07乙"]
KEPT_TEXTS = ["😀👍🏽", "<b>粗</b>&amp;", "'; DROP TABLE x; --", "={cmd}|' /C calc'!A0", "\u202e反"]
DATES = ["2020-13-01", "2020-02-30", "昨天", "20200230", "2020/2", "1800-01-01", "1e3", "2020-1"]


@pytest.mark.parametrize("raw", NUMBERS)
def test_a_number_that_is_none(client, tree, raw):
    answer = save(client, SINGLE, {"visit_projects": raw, "visit_persons": "2"})
    assert answer.status_code == 200
    [refusal] = answer.json()["refusals"]
    assert refusal["name"] == "visit_projects"
    assert CHINESE.search(refusal["bold"])
    assert CHINESE.search(refusal["rest"])
    assert values(SINGLE, tree.university.unit_id) == {"visit_persons": "2", "total_persons": "2"}


@pytest.mark.parametrize("raw", DATES)
def test_a_date_that_is_none(client, tree, raw):
    record = add(client, LIST)
    said = save(client, LIST, {"joined_on": raw}, record.version, record.pk).json()
    assert [one["name"] for one in said["refusals"]] == ["joined_on"]
    record.refresh_from_db()
    assert "joined_on" not in record.values


@pytest.mark.parametrize("raw", TEXTS)
def test_a_text_that_no_database_takes(client, tree, raw):
    said = save(client, "HZ_06_003", {first_item("HZ_06_003"): raw}).json()
    assert len(said["refusals"]) == 1
    assert not Record.objects.exclude(values={}).exists()


@pytest.mark.parametrize("raw", KEPT_TEXTS)
def test_a_text_is_kept_as_it_is_and_shown_harmless(client, tree, raw):
    item = first_item("HZ_06_003")
    assert save(client, "HZ_06_003", {item: raw}).json()["refusals"] == []
    assert values("HZ_06_003", tree.university.unit_id) == {item: raw}
    page = client.get(address("HZ_06_003")).content.decode()
    assert "<b>粗</b>" not in page
    assert "<script>alert" not in page


def first_item(code: str) -> str:
    from tests.integration.entry.desk import EDITION  # noqa: PLC0415

    return EDITION.by_code[code].items[0].id


def test_a_text_of_any_length_is_stored(client, tree):
    """F78 字数不限."""
    long = "长" * 200_000
    item = first_item("HZ_06_003")
    assert save(client, "HZ_06_003", {item: long}).json()["refusals"] == []
    assert values("HZ_06_003", tree.university.unit_id) == {item: long}


@pytest.mark.parametrize("megabytes", [10, 13])
def test_ten_megabytes_of_text(client, tree, megabytes):
    item = first_item("HZ_06_003")
    answer = save(client, "HZ_06_003", {item: "a" * megabytes * 1024 * 1024})
    assert answer.status_code in (200, 413)
    if answer.status_code == 413:
        assert "过大" in answer.json()["error"]
    else:
        assert len(answer.json()["refusals"]) == 1
    assert values("HZ_06_003", tree.university.unit_id) == {}


@pytest.mark.parametrize("codes", [["01", "02", "03", "04", "05", "06"], ["99999"], [["01"]]])
def test_choices_that_there_are_not(client, tree, codes):
    """F73: six choices, an unknown code, a list in a list."""
    answer = save(client, "HZ_05_001", {"forms": codes})
    assert len(answer.json()["refusals"]) == 1
    assert values("HZ_05_001", tree.university.unit_id) == {}


def test_a_country_code_of_no_country(client, tree):
    row = add(client, SHEET, {"country": "德国"})
    for raw in ("香港", "CN", "ZZ", "99"):
        said = save(client, SHEET, {"country": raw}, 1, row.pk).json()
        assert len(said["refusals"]) == 1, raw
    row.refresh_from_db()
    assert row.values["country"] == "DE"


@pytest.mark.parametrize(
    "changes",
    [
        {"no_such_item": "1"},
        {"visit_projects": {"a": 1}},
        {"visit_projects": ["1", "2"]},
        {"visit_projects": [[["1"]]]},
        {"visit_projects": True},
        {"total_projects": "99"},
        {"": "1"},
        {"__class__": "1"},
        {"visit_projects": [{"x": "1"}]},
    ],
)
def test_cells_of_another_shape(client, tree, changes):
    answer = save(client, SINGLE, changes)
    assert answer.status_code == 200
    assert len(answer.json()["refusals"]) == 1
    assert "visit_projects" not in values(SINGLE, tree.university.unit_id)


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[]", b"null", b'"text"', b"{" * 5000, b"[" * 200_000, b"\xff\xfe", b"12",
        b'{"changes": []}', b'{"changes": {}, "seen": 1}', b'{"changes": {}, "since": []}',
        b'{"changes": {}, "seen": {"a": 1}}', b'{"changes": {}, "since": {"a": "x"}}',
        b'{"version": {}}', b'{"rows": [], "known": "x"}', b"\x00",
        b'{"version": 0, "changes": {"visit_projects": NaN}, "x": 1e999}',
    ],
)  # fmt: skip
def test_bodies_that_are_no_change(client, tree, body):
    answer = client.post(
        address(SINGLE, "save/"),
        body,
        content_type="application/json",
        HTTP_ACCEPT="application/json",
    )
    assert answer.status_code in (200, 400)
    if answer.status_code == 400:
        assert CHINESE.search(answer.json()["error"])
    assert "visit_projects" not in values(SINGLE, tree.university.unit_id)


def test_more_cells_than_any_form_has(client, tree):
    answer = save(client, SINGLE, {f"x{n}": "1" for n in range(3000)})
    assert answer.status_code == 413
    plain = client.post(address(SINGLE, "save/"), {f"x{n}": "1" for n in range(11_000)})
    assert plain.status_code in (400, 413)


@pytest.mark.parametrize("path", ["records/999999999999999999999/", "records/0/", "records/-1/"])
def test_record_numbers_of_no_record(client, tree, path):
    assert client.get(address(LIST, path)).status_code == 404
    assert client.post(address(LIST, f"{path}save/"), {"version": "1"}).status_code == 404


@pytest.mark.parametrize("path", ["records/x/", "rules/zz.json", "rules/../x.json", "%00/"])
def test_addresses_that_lead_nowhere(client, tree, path):
    assert client.get(address(LIST, path)).status_code == 404


@pytest.mark.parametrize("form", ["hz_02_001", "HZ_02_001 ", "..", "%2e%2e", "HZ_02_001'--", "中"])
def test_forms_that_there_are_not(client, tree, form):
    assert client.get(f"/2020/forms/{form}/").status_code == 404


def test_everything_wrong_at_once_in_every_form(client, tree):
    """No form has an input that breaks its page."""
    from tests.integration.entry.desk import EDITION  # noqa: PLC0415

    for form in EDITION.forms:
        bad = {item.id: "<x>\x00😀" for item in form.items if item.table is None}
        tables = {table: [{"no": "1"}, "x", None] for table in form.tables}
        tail = "records/" if form.multi else "save/"
        answer = send(client, form.code, tail, {"version": 0, "changes": {**bad, **tables}})
        assert answer.status_code in (200, 403, 422), (form.code, answer.content[:300])
        assert client.get(address(form.code)).status_code == 200, form.code
        found = report(form.code, tree.university.unit_id)
        kept = Record.objects.filter(report=found, removed_at=None) if found else []
        assert [one.values for one in kept if one.values] == [], form.code


def test_a_plain_page_with_bad_bytes(client, tree):
    answer = client.post(
        address(SINGLE, "save/"),
        b"version=0&visit_projects=%ff%fe&visit_persons=%00",
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code == 422
    assert json.dumps(values(SINGLE, tree.university.unit_id)) == "{}"


@pytest.mark.parametrize("raw", ["\ud800", ["是", [{}, "３"], {}], [{"a": 1}, 2, None]])
def test_another_version_met_by_what_no_page_sends(client, tree, raw):
    """The conflict tells both sides, whatever stands in ours; JSON is answered in JSON."""
    save(client, SINGLE, {"visit_projects": "1"})
    sent = {"version": 0, "changes": {"visit_projects": "2", "visit_persons": raw}}
    answer = client.post(
        address(SINGLE, "save/"), json.dumps(sent), content_type="application/json"
    )
    assert answer.status_code == 409
    assert CHINESE.search(answer.json()["error"])
    assert values(SINGLE, tree.university.unit_id)["visit_projects"] == "1"
