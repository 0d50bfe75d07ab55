"""One form over many units: sums, records, answers, years; filters (F55–F57, N26)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from istc.audit.models import Event
from istc.units.models import Placement, Unit
from istc.units.placements import place
from tests.integration.query.conftest import (
    CHOICE,
    EDITION,
    FUNDED,
    MATRIX,
    MONEY,
    NAMED,
    RATED,
    put,
)
from tests.people import signed_in

ADDRESS = f"/2020/query/{FUNDED.code}/"


@pytest.fixture
def ask(filled):
    def asked(who: str = "province", **params):
        client = signed_in(filled.account(who))
        return client.get(ADDRESS, params)

    return asked


def rows(answer) -> dict[str, dict[str, str]]:
    return {
        f"{row.kind}:{row.label}": {cell.column.name: cell.text for cell in row.cells}
        for row in answer.shown["tree"].rows
    }


def money(answer) -> dict[str, str]:
    return {label: cells[MONEY.id] for label, cells in rows(answer).items()}


def test_total_is_own_and_below(ask):
    """F17–F18: the province sees 34.5 through its university; a blank is not a zero."""
    found = money(ask())
    assert found["top:江苏省科学技术厅（含下级）"] == "34.5"
    assert found["own:本级"] == ""
    assert found["node:江宁理工大学"] == "34.5"
    assert found["node:江苏材料研究所"] == ""


def test_a_branch_opens_into_own_and_children(ask, filled):
    found = money(ask(open=filled.university.unit_id))
    assert found["node:江宁理工大学电信学院"] == "4"
    assert found["node:江宁理工大学重点实验室"] == "0"
    assert list(found.values()).count("30.5") == 1  # 本级 of the university


def test_the_centre_sees_the_nation(ask):
    assert money(ask("centre"))["top:全国（含下级）"] == "1034.5"


def test_records_are_counted(ask):
    assert rows(ask())["top:江苏省科学技术厅（含下级）"]["records"] == "4"


def test_states_are_said_and_can_be_chosen(ask):
    """decisions §5: what a total contains stands beside it."""
    page = ask()
    assert page.shown["contents"].states == {"draft": 1, "done": 2}
    assert "填报中 1" in page.content.decode()
    only = ask(state=["done", "approved", "zero"])
    assert money(only)["top:江苏省科学技术厅（含下级）"] == "30.5"


@pytest.mark.parametrize(
    ("params", "total"),
    [
        ({"name": "电信"}, "4"),
        ({"name": "jnlg"}, "34.5"),
        ({"name": "js_jnlg_dx"}, "4"),
        ({"name": "江宁 学院"}, "4"),
        ({"type": "02"}, "34.5"),
        ({"type": "03"}, "0"),
        ({"level": "3"}, "4"),
        ({"level": "2"}, "30.5"),
        ({"below": "0"}, ""),
        ({"province": "11"}, ""),
    ],
)
def test_filters_on_units(ask, params, total):
    """F57; names by words, pinyin initials or code."""
    top = ask(**params).shown["tree"].rows[0]
    assert {cell.column.name: cell.text for cell in top.cells}[MONEY.id] == total


@pytest.mark.parametrize(
    ("where", "total", "count"),
    [
        (f"{MONEY.id}:ge:10", "30.5", 2),
        (f"{MONEY.id}:le:10.5", "14.5", 3),
        (f"{MONEY.id}:eq:20", "20", 1),
        (f"{MONEY.id}:eq:20.00", "20", 1),
        (f"{NAMED.id}:has:项目", "20", 1),
        (f"{NAMED.id}:eq:电信", "4", 1),
        (f"{CHOICE.id}:blank", "4", 2),
        (f"{CHOICE.id}:filled", "30.5", 2),
        (f"{MONEY.id}:eq:0", "0", 1),
    ],
)
def test_conditions_on_items(ask, where, total, count):
    """F57: equals, range, contains, filled and blank on any item of the form."""
    assert money(ask(where=where))["top:江苏省科学技术厅（含下级）"] == total
    assert ask(where=where, view="records").shown["listing"].count == count


def test_a_condition_in_a_list(ask):
    code = CHOICE.options.options
    both = f"{CHOICE.id}:in:{code[0].code},{code[1].code}"
    assert ask(where=both, view="records").shown["listing"].count == 2


def test_origin_leads_from_number_to_units_and_records(ask, filled):
    """N26: each number opens into the units, then the records it is made of."""
    page = ask(item=MONEY.id)
    found = page.shown["origin"]
    assert found.total == "34.5"
    assert [(part.place.name, part.text) for part in found.parts] == [
        ("江宁理工大学", "30.5"), ("江宁理工大学电信学院", "4"), ("江宁理工大学重点实验室", "0"),
    ]  # fmt: skip
    own = ask(item=MONEY.id, at=f"own{filled.university.unit_id}").shown["origin"]
    assert own.total == "30.5"
    node = ask(item=MONEY.id, at=str(filled.university.unit_id)).shown["origin"]
    assert node.total == "34.5"


def test_records_carry_unit_state_and_leave_a_trace(ask, filled):
    """N36, N38: own or subordinate, where it stands, which state."""
    lines = ask("university", view="records").shown["listing"].lines
    assert [(line.place.name, line.own, line.state) for line in lines][:2] == [
        ("江宁理工大学", True, "done"), ("江宁理工大学", True, "done"),
    ]  # fmt: skip
    assert lines[2].above == "江苏省科学技术厅 › 江宁理工大学"
    assert Event.objects.filter(action="report.query", subject=FUNDED.code).exists()


def test_records_are_sorted_by_an_item(ask):
    down = ask(view="records", sort=f"-{MONEY.id}", col=MONEY.id).shown["listing"]
    assert [line.cells[0] for line in down.lines] == ["20", "10.5", "4", "0"]


def test_several_years_stand_side_by_side(ask, filled, round):
    """F57, N07: the university stood in 2019's tree too, with other figures."""
    last = round.__class__.objects.get(year=2019)
    put(
        last, Placement.objects.get(year=2019, unit=filled.university.unit), FUNDED, {MONEY.id: "9"}
    )
    page = ask(view="years", year=["2020", "2019"])
    lines = {line.column.name: line for line in page.shown["comparison"].lines}
    assert lines[MONEY.id].texts == ("34.5", "9")
    assert (lines[MONEY.id].change, lines[MONEY.id].percent) == ("25.5", "283.3%")
    assert ask(view="records", year=["2020", "2019"]).shown["listing"].count == 5


def test_choices_are_counted_and_blanks_told(ask):
    answers = {one.item.id: one for one in ask(view="items").shown["answers"]}
    assert sum(share.count for share in answers[CHOICE.id].shares) == 2
    assert (answers[CHOICE.id].filled, answers[CHOICE.id].blank) == (2, 2)
    assert (answers[MONEY.id].sum, answers[MONEY.id].filled) == ("34.5", 4)


def test_ratings_are_spread(filled, round):
    """HJ_14–16: a rating is a distribution, never a mean."""
    rated = RATED.blocks[0].rows[0].item
    first, second = rated.options.options[:2]
    put(round, filled.university, RATED, {rated.id: first.code})
    put(round, filled.college, RATED, {rated.id: second.code})
    put(round, filled.institute, RATED, {rated.id: first.code})
    page = signed_in(filled.account("province")).get(f"/2020/query/{RATED.code}/")
    answer = next(one for one in page.shown["answers"] if one.item == rated)
    assert [share.count for share in answer.shares][:2] == [2, 1]


TERM_FORM = EDITION.by_code["HZ_02_007"]
TERM = next(item for item in TERM_FORM.items if item.code == "戊")


@pytest.fixture
def terms(filled, round):
    """Terms of years in two units: 3 and 5, and 2; one agreement without."""
    put(round, filled.university, TERM_FORM, {TERM.id: "3"}, {TERM.id: "5"})
    put(round, filled.college, TERM_FORM, {TERM.id: "2"}, {})
    client = signed_in(filled.account("province"))
    return lambda **params: client.get(f"/2020/query/{TERM_FORM.code}/", params)


@pytest.mark.parametrize("where", ["", f"{TERM.id}:ge:1"])
def test_years_are_not_added_up_but_told(terms, where):
    """decisions §1 戊: a span of years; its sum is shown nowhere, not from the totals, not from
    the records."""
    page = terms(where=where, item=TERM.id) if where else terms(item=TERM.id)
    cells = {cell.column.name: cell for cell in page.shown["tree"].rows[0].cells}
    assert (cells[TERM.id].text, cells[TERM.id].filled) == ("—", 3)
    found = page.shown["origin"]
    assert (found.total, found.units, found.filled) == ("—", 2, 3)
    assert [part.text for part in found.parts] == ["2 条", "1 条"]
    words = page.content.decode()
    assert "3 条已填，不相加。来自 2 个单位" in words
    assert f"按 {TERM.name} 排序" not in words


def test_no_view_adds_up_years(terms, filled):
    own = terms(item=TERM.id, at=f"own{filled.university.unit_id}").shown["origin"]
    assert (own.total, own.filled, own.parts[0].text) == ("—", 2, "2 条")
    answer = next(one for one in terms(view="items").shown["answers"] if one.item == TERM)
    assert (answer.how, answer.sum, answer.filled, answer.blank) == ("each", "", 3, 1)
    lines = {one.column.name: one for one in terms(view="years").shown["comparison"].lines}
    assert (lines[TERM.id].texts, lines[TERM.id].change) == (("—",), "")
    shares = terms(view="share").shown["tree"].rows[0].cells
    assert {cell.column.name: cell.text for cell in shares}[TERM.id] == "—"
    chart = terms(view="chart", item=TERM.id).shown["chart"]
    assert TERM.id not in {one.name for one in chart.choices}
    assert terms(sort=f"-{TERM.id}").status_code == 200


def test_a_matrix_without_data_is_blank(filled):
    page = signed_in(filled.account("province")).get(f"/2020/query/{MATRIX.code}/")
    assert {cell.text for row in page.shown["tree"].rows for cell in row.cells} == {""}


@pytest.mark.parametrize("view", ["tree", "records", "items", "years"])
def test_queries_do_not_grow(filled, view):
    """Issue 6: as many for a hundred units more as for seven."""
    client = signed_in(filled.account("province"))
    client.get("/2020/query/")  # the first page of a session also notes that it began
    before = count(client, view)
    for number in range(100):
        unit = Unit.objects.create(code=f"more{number}", name=f"更多{number}")
        place(year=2020, unit=unit, superior=filled.province, province="32", type="02")
    assert count(client, view) == before < 30


def count(client, view: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(ADDRESS, {"view": view}).status_code == 200
    return len(found)
