"""What stands in the boxes: numbers apart, labels for codes, last year and the change beside."""

import pytest

from istc.entry.present.control import box
from istc.entry.present.filled import Filled, change
from istc.entry.present.marks import Mark


def boxes(edition, code):
    return {item.id: box(item, year=2020) for item in edition.by_code[code].items}


def mark(item: str, level: str = "error", **more) -> Mark:
    return Mark("k", level, item, item, 1, None, "错。", "改。", **more)


def test_numbers_codes_and_periods_as_people_write_them(edition):
    visits = boxes(edition, "HZ_02_001")
    assert Filled({"visit_projects": "1234"}).text(visits["visit_projects"]) == "1,234"
    assert Filled({}).text(visits["visit_projects"]) == ""
    sheet = boxes(edition, "HZ_02_002")
    assert Filled({"country": "DE"}).text(sheet["country"]) == "德国"
    assert Filled({"country": "??"}).text(sheet["country"]) == "??"
    period = next(one for one in boxes(edition, "HJ_07").values() if one.control == "period")
    assert Filled({period.id: "2020-03-05/2020-03-08"}).text(period) == "2020-03-05 至 2020-03-08"


def test_several_codes_are_labels_apart(edition):
    box = next(one for one in boxes(edition, "HZ_03_005").values() if one.control == "combos")
    assert Filled({box.id: ["AL", "DZ"]}).text(box) == "阿尔巴尼亚；阿尔及利亚"
    assert Filled({box.id: ["AL", "DZ"]}).chosen(box) == {"AL", "DZ"}


def test_what_was_refused_stands_as_it_was_typed(edition):
    one = boxes(edition, "HZ_02_001")["visit_projects"]
    filled = Filled({"visit_projects": "3"}, prefix="r7.", typed={"r7.visit_projects": "三"})
    assert filled.text(one) == "三"
    assert filled.name(one) == "r7.visit_projects"


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [("46", "11", "−76%"), ("10", "12", "+20%"), ("5", "5", "0%"), ("0", "3", ""), (None, "3", ""),
     ("3", None, ""), ("3", ["x"], "")],
)  # fmt: skip
def test_change_against_last_year(before, now, words):
    assert change(before, now) == words


def test_last_year_only_where_there_is_one(edition):
    one = boxes(edition, "HZ_02_001")["visit_projects"]
    assert Filled({"visit_projects": "11"}).before(one) == ""
    filled = Filled({"visit_projects": "11"}, last={"visit_projects": "46"})
    assert (filled.before(one), filled.change(one)) == ("46", "−76%")


@pytest.mark.parametrize(
    ("marks", "tone", "quiet"),
    [
        ((), "", True),
        ((mark("a"),), "bad", False),
        ((mark("a", "verify"),), "wrn", False),
        ((mark("a", "hint"),), "", False),
        ((mark("a", missing=True),), "", True),
        ((mark("a", missing=True), mark("a", "verify")), "wrn", False),
    ],
)
def test_the_worst_finding_colours_the_cell(edition, marks, tone, quiet):
    one = boxes(edition, "HZ_02_001")["visit_projects"]
    filled = Filled({}, marks={(one.id, None): marks} if marks else {})
    assert filled.tone(one) == tone
    assert filled.quiet(one) is quiet


def test_names_of_an_input_tie_it_to_its_findings(edition):
    one = boxes(edition, "HZ_02_001")["visit_projects"]
    filled = Filled({}, marks={(one.id, None): (mark(one.id),)}, editable=False)
    assert filled.names(one) == (
        'id="visit_projects" name="visit_projects" aria-describedby=" e-visit_projects" '
        'aria-invalid="true" readonly'
    )


def test_rows_of_a_sub_table_and_one_to_write_in(edition):
    [table] = edition.by_code["HZ_04_001"].tables.values()
    item = table.items[0].id
    rows = Filled({table.id: [{item: "差旅"}]}).table(table.id, spare=1)
    assert [row.prefix for row in rows] == [f"{table.id}[0].", f"{table.id}[1]."]
    assert [row.values for row in rows] == [{item: "差旅"}, {}]
    assert Filled({}).table(table.id) == []
