"""Differences between a re-imported sheet and the stored records (issue 4)."""

from istc.checks.run import Entry
from istc.intake.compare import compare, naming
from tests.workbooks.cases import COUNTRY_FORM, FIELD_FORM, TABLE_FORM, form

A = {"name": "甲协议", "type": "01", "term": "5"}
B = {"name": "乙协议", "type": "02"}


def test_records_are_matched_by_key_then_by_name():
    stored = [Entry(1, A), Entry(2, B), Entry(3, {"name": "丙协议"})]
    read = [Entry(None, {**B, "type": "03"}), Entry(1, A), Entry(None, {"name": "丁协议"})]
    found = compare(form(FIELD_FORM), stored, read)
    assert found.new == [2]
    assert found.unchanged == [(1, 1)]
    assert found.removed == [3]
    (changed,) = found.changed
    assert (changed.record, changed.key) == (0, 2)
    cells = [(cell.item, cell.before, cell.after) for cell in changed.cells]
    assert cells == [("type", "省市、部委间协议", "机构间协议")]
    assert not found.none


def test_columns_that_the_file_lacks_stay_as_they_are():
    found = compare(
        form(FIELD_FORM),
        [Entry(1, A)],
        [Entry(1, {"name": "甲协议"})],
        columns=frozenset({"name"}),
    )
    assert found.none


def test_the_same_name_twice_is_two_records():
    found = compare(form(FIELD_FORM), [Entry(1, A), Entry(2, A)], [Entry(None, A)] * 3)
    assert found.unchanged == [(0, 1), (1, 2)]
    assert found.new == [2]


def test_sub_tables_are_compared_as_a_whole():
    row = {"homes_group": "11", "homes_people": "3"}
    found = compare(
        form(TABLE_FORM), [Entry(1, {"homes": [row]})], [Entry(1, {"homes": [row, row]})]
    )
    (cell,) = found.changed[0].cells
    assert (cell.before, cell.after) == ("北京市，3", "北京市，3；北京市，3")


def test_a_single_form_has_one_record():
    single = form("HZ_01_002")
    assert compare(single, [], [Entry(None, {"has_site": "1"})]).new == [0]
    assert compare(single, [Entry(9, {"has_site": "1"})], [Entry(None, {"has_site": "1"})]).none


def test_what_names_a_record():
    assert naming(form(COUNTRY_FORM)) == ("country",)
    assert naming(form(FIELD_FORM)) == ("name",)
