"""Shape problems: all of them, each with its line."""

import pytest

from istc.definitions.source.blocks import SORTS
from istc.definitions.source.forms import FormSource
from istc.definitions.source.survey import ListSource
from istc.definitions.source.validate import validate
from istc.definitions.source.yaml_text import read

HEAD = "form: A\ntitle: 表\npart: 1\nrecord: single\n"


def told(text: str, model=FormSource) -> list[tuple[int, str]]:
    raw, _ = read(text.encode(), "f.yaml")
    found, problems = validate(model, raw, "f.yaml")
    assert found is None
    assert {one.code for one in problems} == {"Q003"}
    return [(one.line, one.message) for one in problems]


def test_a_good_form_has_none():
    raw, _ = read(HEAD.encode(), "f.yaml")
    found, problems = validate(FormSource, raw, "f.yaml")
    assert found is not None
    assert (found.form, found.place, problems) == ("A", ("f.yaml", 1), [])


def test_every_problem_is_told_at_its_line():
    text = (
        HEAD
        + "blocks:\n  - fields:\n     items:\n      - {id: 1x, label: a,\n         knd: text}\n"
    )
    assert told(text) == [
        (8, "blocks.0.fields.items.0.id: String should match pattern '^[a-z][a-z0-9_]*$'"),
        (8, "key 'kind' is missing"),
        (9, "unknown key 'knd'"),
    ]


def test_missing_keys():
    assert told("form: A\n") == [
        (1, "key 'title' is missing"),
        (1, "key 'part' is missing"),
        (1, "key 'record' is missing"),
    ]


@pytest.mark.parametrize("block", ["{field: 1}", "text", "[]"])
def test_a_block_of_no_sort(block: str):
    message = f"blocks.0: a block has one of the keys {', '.join(SORTS)}"
    assert told(HEAD + f"blocks:\n  - {block}\n") == [(6, message)]


def test_a_block_has_one_key():
    text = HEAD + "blocks:\n  - {use: a, tables: {}}\n"
    assert told(text) == [(6, "unknown key 'tables'")]


def test_a_file_that_is_a_list():
    ((line, message),) = told("- a\n")
    assert line == 1
    assert "dictionary" in message


def test_a_place_cannot_be_written():
    assert told(HEAD + "place: here\n") == [(1, "Value error, unknown key 'place'")]


def test_plain_integers_are_taken_as_text_but_not_truths():
    raw, _ = read((HEAD + "balances: [13]\n").encode(), "f.yaml")
    found, _ = validate(FormSource, raw, "f.yaml")
    assert found is not None
    assert found.balances == ["13"]
    assert told(HEAD + "balances: [true]\n")[0][0] == 5


def test_options_in_short_and_in_long():
    raw, _ = read(
        "title: 是否\norigin: assumed\noptions: [['1', 是], {code: '0', label: 否}]".encode(), "f"
    )
    found, _ = validate(ListSource, raw, "f")
    assert found is not None
    assert [(one.code, one.label, one.place.line) for one in found.options] == [
        ("1", "是", 3),
        ("0", "否", 3),
    ]


def test_an_option_of_three():
    text = "title: 是否\norigin: assumed\noptions:\n  - ['1', 是, x]\n"
    assert [line for line, _ in told(text, ListSource)] == [4]
