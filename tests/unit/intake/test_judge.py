"""Computed items lie in the records that were judged without a finding, and only in those (N22)."""

from tests.workbooks.cases import bare, form, read

CODE = "HJ_01"
SUM = "people"
PARTS = {"senior": 1, "associate": 2, "middle": 0, "junior_assistant": 0, "junior_clerk": 1}
OTHERS = {
    "name": "甲项目", "region": "香港", "nature": "01", "field": "01", "agreement": "是",
    "sender": "江宁理工大学", "sender_nature": "02", "host": "香港大学", "host_nature": "02",
}  # fmt: skip


def records(tmp_path, *lines: dict) -> list[dict]:
    items = [item for item in form(CODE).items if any(item.id in line for line in lines)]
    rows = [[line.get(item.id) for item in items] for line in lines]
    path = bare(tmp_path / "a.xlsx", [[item.label for item in items], *rows], CODE)
    return [one.values for one in read(path, CODE).of(CODE).records]


def test_a_right_total_is_taken_over_and_a_missing_one_reckoned(tmp_path):
    line = {**OTHERS, **PARTS}
    given, blank = records(tmp_path, {**line, SUM: 4}, line)
    assert given[SUM] == blank[SUM] == "4"


def test_a_total_of_nothing_is_reckoned_from_what_is_filled(tmp_path):
    nobody = {**OTHERS, **dict.fromkeys(PARTS, 0)}
    assert [one[SUM] for one in records(tmp_path, {**nobody, SUM: 0})] == ["0"]


def test_a_record_with_a_finding_has_no_total_from_the_file(tmp_path):
    wrong = {**OTHERS, **PARTS, SUM: 5}
    gap = {**wrong, SUM: 4, "name": None}
    assert [SUM in one for one in records(tmp_path, wrong, gap)] == [False, False]
