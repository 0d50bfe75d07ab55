"""The door to the checks: what is judged when."""

from istc.checks import run
from istc.checks.run import Entry, Known
from tests.unit.checks.builders import counts, form, item

AROUND = Known(2020, {"type": "1"})
MULTI = form(
    *counts("01"),
    record="multi",
    unique=("n01",),
    checks=[
        {"test": "SUM([01]) >= [Y.01]", "scope": "across"},
        {"test": "[01] <= 5"},
    ],
)


def codes(found: list[run.Finding]) -> list[tuple[str, int | None]]:
    return [(one.code, one.record) for one in found]


def test_a_form_is_judged_record_by_record_then_together():
    around = Known(2020, values={("Y", "01"): "20"})
    entries = [Entry(4, {"n01": "6"}), Entry(5, {}), Entry(6, {"n01": "6"})]
    assert codes(run.check_form(MULTI, entries, around)) == [
        ("X.c2", 4),
        ("C101", 5),
        ("X.c2", 6),
        ("C107", 6),
        ("X.c1", None),
    ]


def test_one_record_knows_nothing_of_the_others():
    around = Known(2020, values={("Y", "01"): "20"})
    assert codes(run.check_entry(MULTI, Entry(4, {"n01": "6"}), around)) == [("X.c2", 4)]


def test_a_multi_form_without_records_has_no_finding_of_its_own():
    """Completion needs a record or a nil report: the reports decide (N18)."""
    assert run.check_form(MULTI, [], AROUND) == []


def test_a_single_form_without_a_record_is_an_empty_one():
    assert codes(run.check_form(form(*counts("01")), [], AROUND)) == [("C101", None)]


def test_findings_come_in_printed_order():
    shape = form(
        *counts("01", "02"),
        checks=[{"test": "[02] > 5"}, {"test": "COUNT([Y]) > 0"}, {"test": "[02] > 4"}],
    )
    found = run.check_entry(shape, Entry(1, {"n02": "1"}), AROUND)
    assert [one.code for one in found] == ["C101", "X.c1", "X.c3", "X.c2"]


def test_a_form_that_does_not_apply_has_no_findings():
    shape = form(*counts("01"), applies='[unit.type] = "2"')
    assert not run.applies(shape, {"type": "1"})
    assert run.applies(shape, {"type": "2"})
    assert run.check_form(shape, [], AROUND) == []
    assert run.check_entry(shape, Entry(1, {}), AROUND) == []


def test_a_form_without_a_condition_applies_to_all():
    assert run.applies(form(*counts("01")), {})


def test_what_cannot_be_judged_does_not_keep_a_form_away():
    assert run.applies(form(*counts("01"), applies="[unit.level] / 0 = 1"), {"level": "1"})


def test_the_active_items():
    shape = form(
        item("a", "choice"),
        item("b"),
        tables={"t": (item("c", "choice"), item("d"))},
        when={"b": '[a] = "01"', "d": '[c] = "01"'},
    )
    assert run.active(shape, {"a": "01"}, AROUND) == {"a", "b", "c", "d"}
    assert run.active(shape, {"a": "02", "t": [{"c": "02"}]}, AROUND) == {"a", "c"}
    assert run.active(shape, {"t": [{"c": "02"}, {"c": "01"}]}, AROUND) == {"a", "c", "d"}


def test_cross_rows_of_a_single_form_without_a_record():
    shape = form(*counts("01"), checks=[{"test": "[01] <= SUM([Y.01])", "scope": "across"}])
    (row,) = run.cross_rows(shape, [], AROUND)
    assert [(cell.state, cell.diff) for cell in row.cells] == [("idle", None)]


def test_a_rule_without_an_item_has_none_in_its_finding():
    shape = form(
        *counts("01"), record="multi", checks=[{"test": "COUNT([X]) > 0", "scope": "form"}]
    )
    (found,) = run.check_form(shape, [], AROUND)
    assert (found.item, found.what, found.left, found.diff) == (None, "记录条数", 0, 0)


def test_a_rule_that_a_count_touches_needs_no_last_year():
    shape = form(*counts("01"), checks=[{"test": "[01] <= 3 * LAST([01])", "level": "hint"}])
    assert run.check_entry(shape, Entry(1, {"n01": "9"}), AROUND) == []
