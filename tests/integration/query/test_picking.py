"""加指标条件: what the picker offers for an item and what it sends (F57, N26)."""

import pytest

from istc.query.show.picking import added, picking
from tests.integration.query.conftest import CHOICE, EDITION, FUNDED, MONEY, NAMED
from tests.people import signed_in

ADDRESS = f"/2020/query/{FUNDED.code}/"


def test_every_item_can_be_asked_about():
    for item in FUNDED.items:
        found = picking(FUNDED, {"new_item": [item.id]})
        assert (found.item, found.begun) == (item, True)
        assert found.ops


@pytest.mark.parametrize(("item", "editor", "ops"), [
    (MONEY, "number", ["eq", "range", "ge", "le", "filled", "blank"]),
    (CHOICE, "options", ["in", "filled", "blank"]),
    (NAMED, "text", ["eq", "has", "filled", "blank"]),
])  # fmt: skip
def test_what_is_offered_follows_from_the_kind(item, editor, ops):
    found = picking(FUNDED, {"new_item": [item.id]})
    assert (found.editor, list(found.ops)) == (editor, ops)


def test_it_begins_with_the_forms_first_item():
    for params in ({}, {"new_item": ["nothing"]}, {"new_item": [""]}):
        found = picking(FUNDED, params)
        assert (found.item, found.begun) == (FUNDED.items[0], False)


@pytest.mark.parametrize(("op", "typed", "sent"), [
    ("range", ["1", "9"], ["x:ge:1", "x:le:9"]), ("range", ["1", ""], ["x:ge:1"]),
    ("range", ["", "9"], ["x:le:9"]), ("range", ["", ""], ["x:ge:"]), ("range", [], ["x:ge:"]),
    ("eq", ["1", ""], ["x:eq:1"]), ("in", ["01", "02"], ["x:in:01,02"]),
    ("blank", [], ["x:blank:"]),
    ("", ["1"], []),
])  # fmt: skip
def test_what_is_sent(op, typed, sent):
    assert added({"new_item": ["x"], "new_op": [op], "new_value": typed}) == sent


@pytest.fixture
def ask(filled):
    def asked(**params):
        return signed_in(filled.account("province")).get(ADDRESS, {"view": "records", **params})

    return asked


def test_a_range_picks_records(ask):
    said = {"new_item": MONEY.id, "new_op": "range", "new_value": ["3", "29.9"]}
    assert ask(**said).shown["listing"].count == 3
    assert ask(**{**said, "new_value": ["", "10.5"]}).shown["listing"].count == 3
    assert ask(**{**said, "new_value": ["15", "20"]}).shown["listing"].count == 1


def test_choices_are_ticked_not_typed(ask):
    page = ask(new_item=CHOICE.id).content.decode()
    first = CHOICE.options.options[0]
    assert f'type="checkbox" name="new_value" value="{first.code}">{first.label}' in page


@pytest.mark.parametrize(("said", "words"), [
    ({"new_item": MONEY.id, "new_op": "range", "new_value": ["", ""]}, "没有写要比较的值"),
    ({"new_item": MONEY.id, "new_op": "range", "new_value": ["a", "2"]}, "不是数"),
    ({"new_item": MONEY.id, "new_op": "nothing", "new_value": ["2"]}, "不能按"),
    ({"new_item": "nothing", "new_op": "eq", "new_value": ["2"]}, "没有指标"),
    ({"new_item": CHOICE.id, "new_op": "in", "new_value": ["zz"]}, "没有选项"),
])  # fmt: skip
def test_what_cannot_be_asked_says_why(ask, said, words):
    answer = ask(**said)
    assert answer.status_code == 400
    assert words in answer.content.decode()


def test_an_item_of_a_date_is_asked_by_date():
    """A form with a date in it, whichever it is."""
    form, item = next((f, i) for f in EDITION.forms for i in f.items if i.kind == "date")
    found = picking(form, {"new_item": [item.id]})
    assert found.editor == "date"
    assert found.ranged
