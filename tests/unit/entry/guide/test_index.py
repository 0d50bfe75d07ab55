"""What is found by number, words or pinyin initials (design §5, Ctrl K)."""

import pytest

from istc.definitions.load import load_edition
from istc.definitions.model import Edition
from istc.entry.guide import index


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition("2020")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("0207", "HZ_02_007"), ("02_007", "HZ_02_007"), ("HZ_02_007", "HZ_02_007"),
        ("hz-02-7", "HZ_02_007"), (" 0201 ", "HZ_02_001"), ("9999", None), ("出访", None),
        ("", None), ("02", None),
    ],
)  # fmt: skip
def test_form_by_number(edition: Edition, words: str, code: str | None):
    found = index.form_by_number(edition, words)
    assert (found.code if found else None) == code


@pytest.mark.parametrize("words", ["出访活动概况", "cfhdgk", "CFHDGK", "hz_02_001", "出访 概况"])
def test_a_form_is_found_by_title_initials_and_code(edition: Edition, words: str):
    assert "HZ_02_001" in {e.form for e in index.search(edition, words) if e.kind == "报表"}


def test_a_number_puts_its_form_first(edition: Edition):
    assert index.search(edition, "0207")[0].form == "HZ_02_007"


def test_items_explanations_and_options_are_found(edition: Edition):
    kinds = {entry.kind for entry in index.search(edition, "访问")}
    assert kinds == {"报表", "指标", "说明", "选项"}
    only = index.search(edition, "访问", frozenset({"指标"}))
    assert {entry.kind for entry in only} == {"指标"}


def test_all_words_must_be_there(edition: Edition):
    assert index.search(edition, "考察访问 没有这个词") == []
    assert index.search(edition, "   ") == []


def test_anchors_lead_to_items_of_the_form(edition: Edition):
    for entry in index.entries(edition):
        if entry.kind == "指标":
            assert entry.item in edition.by_code[entry.form].by_id
            assert entry.anchor == f"item-{entry.item}"
