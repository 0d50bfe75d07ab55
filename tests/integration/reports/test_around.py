"""What checks ask about other forms and the year before (checks.around)."""

from decimal import Decimal

import pytest

from istc.reports.around import UnitYear
from istc.reports.figures import Figure
from istc.reports.models import FormReport, Record, Snapshot, Total


@pytest.fixture
def around(desk, last_year) -> UnitYear:
    last_year.save("R_02", {"visit_projects": "7"})
    last_year.add("R_04", funds="1.50")
    desk.save("R_02", {"visit_projects": "3"})
    desk.save("R_08", {"wishes": ["01", "02"], "problems_channel": "2"})
    desk.add("R_04", name="甲", funds="1.50")
    desk.add("R_04", name="乙", funds="2.50")
    return UnitYear(desk.round, desk.placement)


def test_facts(around):
    assert (around.year, around.unit["type"], around.unit["level"]) == (2020, "02", "2")


def test_numbers_are_spelt_as_they_are_stored(around):
    """Reasons stand on what was read: 4 must not become 4.0000."""
    assert around.value("R_02", "visit_projects") == "3"
    assert str(around.total("R_04", "funds")) == "4"
    assert str(around.last("R_04", "funds")) == "1.5"
    assert around.last("R_02", "total_projects") == Decimal(7)


def test_texts_and_choices_come_from_the_record(around):
    assert around.value("R_08", "wishes") == ["01", "02"]
    assert around.value("R_08", "problems_channel") == "2"
    assert around.value("R_08", "wishes_name") is None


def test_counts(around):
    assert around.count("R_04", "") == 2
    assert around.count("R_04", "funds") == 2
    assert around.count("R_04", "name") == 2
    assert around.count("R_04", "joint") == 0
    assert around.count("R_03", "") == 0


def test_what_is_blank_is_none(around):
    assert around.value("R_02", "visit_persons") is None
    assert around.total("R_04", "foreign_funds") is None
    assert around.last("R_03", "total") is None


def test_announced_forms_cost_one_query(around, django_assert_num_queries):
    with django_assert_num_queries(1):
        around.reading("R_03", "R_02", "R_05")
        around.total("R_04", "funds")
        around.value("R_02", "total_projects")
        around.last("R_02", "total_projects")


def test_rows_name_themselves(around, desk):
    desk.basics()
    assert str(FormReport.objects.get(round=desk.round, form="R_01")) == "R_01 已完成填报"
    assert str(Total.objects.filter(round=desk.round, form="R_04", item="funds").get()).startswith(
        "R_04.funds 4"
    )
    record = Record.objects.filter(report__form="R_04").first()
    assert str(record) == f"{record.report_id} · 1"
    assert " · 1 · " in str(Snapshot.objects.get())


def test_a_form_put_whole_asks_only_for_the_year_before(around, django_assert_num_queries):
    """R_04 was taken down again in the memory of an action; the database still sums 4."""
    around.put_whole("R_04", {"funds": Figure(Decimal(9), 1)})
    with django_assert_num_queries(0):
        around.need(["R_04"])
        assert (around.total("R_04", "funds"), around.count("R_04", "foreign_funds")) == (
            Decimal(9),
            0,
        )
    with django_assert_num_queries(1):
        assert str(around.last("R_04", "funds")) == "1.5"
    assert around.total("R_04", "funds") == Decimal(9)
