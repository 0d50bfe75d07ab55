"""Balances and checks in words (F71): no machine notation reaches the reader."""

import re

import pytest

from istc.definitions.load import load_edition
from istc.definitions.model import Edition
from istc.entry.guide.relations import LEVELS, relations

MACHINE = re.compile(r"\[[a-z0-9_.]+\]|\b(FILLED|SUM|COUNT|LAST|YEAROF|IN|FLAG|LACKS)\(")


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition("2020")


def test_a_printed_balance_stays_as_printed(edition: Edition):
    printed = [r for form in edition.forms for r in form.rules if r.origin == "printed"]
    told = {r.text for form in edition.forms for r in relations(form)}
    assert printed
    assert {rule.text for rule in printed} <= told
    assert "13=01+03+05+07+09+11" in told


def test_a_flag_is_told_in_the_words_of_its_list(edition: Edition):
    """N08: the guide says which countries are asked about without naming 105 of them."""
    told = [r.text for r in relations(edition.by_code["HZ_03_005"])]
    assert told == [
        "并非（乙 培训“一带一路”相关国家人员 国别 含“一带一路”合作文件签署国以外的选项）"
    ]


def test_no_relation_is_told_in_machine_notation(edition: Edition):
    told = [(form.code, r.text) for form in edition.forms for r in relations(form)]
    assert [pair for pair in told if MACHINE.search(pair[1])] == []
    assert all(text for _, text in told)


def test_every_level_has_words(edition: Edition):
    levels = {r.level for form in edition.forms for r in relations(form)}
    assert levels <= set(LEVELS)
