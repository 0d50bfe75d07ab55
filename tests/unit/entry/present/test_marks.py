"""Findings in the page's words: where they stand, what is still only blank, what wants a reason."""

from dataclasses import replace

import pytest

from istc.checks.findings import Finding
from istc.entry.present.marks import SINGLE, Places, by_cell, closed, counted, marks

WRONG = Finding(
    code="HZ_02_001.x", level="verify", form="HZ_02_001", item="visit_persons", record=5,
    table=None, row=None, what="02 考察访问 人次", wrong="2 少于 3", mend="核对后改正",
    reads=(("visit_persons", "2"),),
)  # fmt: skip
BLANK = replace(WRONG, code="C101", level="error", wrong="未填", mend="填写；没有的填 0")


def test_three_parts_make_two_sentences():
    [mark] = marks([WRONG], {})
    assert (mark.bold, mark.rest) == ("02 考察访问 人次 2 少于 3。", "核对后改正。")
    assert mark.address == "#visit_persons"
    assert mark.open


def test_a_blank_is_not_named_at_its_own_cell():
    [mark] = marks([BLANK], {})
    assert mark.missing
    assert mark.plain()["bold"] == "未填。"
    assert mark.bold == "02 考察访问 人次 未填。"


def test_a_reason_holds_for_its_figures_only():
    given = {WRONG.key: {"text": "属实", "fingerprint": WRONG.fingerprint}}
    [mark] = marks([WRONG], given)
    assert (mark.reason, mark.open, mark.void) == ("属实", False, False)
    given[WRONG.key]["fingerprint"] = "other"
    [mark] = marks([WRONG], given)
    assert (mark.open, mark.void) == (True, True)


@pytest.mark.parametrize(
    ("places", "record", "address", "words"),
    [
        (SINGLE, 5, "#visit_persons", ""),
        (Places({5: 2}, "/f/"), 5, "#r5.visit_persons", "第 2 条"),
        (Places({5: 2}, "/f/", drawers=True), 5, "/f/records/5/#visit_persons", "第 2 条"),
        (Places({5: 2}, "/f/", drawers=True), None, "#visit_persons", ""),
    ],
)
def test_where_it_leads(places, record, address, words):
    [mark] = marks([replace(WRONG, record=record)], {}, places)
    assert (mark.address, mark.place) == (address, words)


def test_a_cell_of_a_sub_table_is_named_with_its_row():
    [mark] = marks([replace(WRONG, table="others", row=2, item="cost")], {})
    assert mark.name == "others[2].cost"


def test_counted_by_what_there_is_to_do():
    found = marks([WRONG, BLANK, replace(BLANK, code="x"), replace(WRONG, level="hint")], {})
    total = counted(found, judged=True)
    assert (total.errors, total.missing, total.open, total.hints) == (1, 1, 1, 1)


def test_by_cell_of_one_record():
    found = marks([WRONG, replace(WRONG, record=6), replace(WRONG, record=None)], {})
    assert len(by_cell(found, 5)[("visit_persons", None)]) == 2


@pytest.mark.parametrize(
    ("part", "whole"), [("未填", "未填。"), ("未填。", "未填。"), ("属实？", "属实？"), ("", "")]
)
def test_closed(part, whole):
    assert closed(part) == whole
