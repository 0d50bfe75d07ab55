"""Values made ready to be judged: blanks and off items dropped, missing totals filled in."""

from istc.checks.around import Known
from istc.checks.plan import make_plan
from istc.checks.scene import Scene, Values
from istc.checks.settle import HERE, Settled, settle
from istc.definitions.model import Form
from tests.unit.checks.builders import counts, form, item

TOTAL = form(*counts("01", "02"), computed={"n01": "[02] * 2"})


def settled(shape: Form, values: Values, *, renew: bool = False) -> Settled:
    return settle(make_plan(shape), Scene(Known(2020), values), renew=renew)


def test_values_that_need_nothing_are_not_copied():
    values = {"n01": "4", "n02": "2"}
    assert settled(TOTAL, values).values is values


def test_what_is_given_is_never_changed():
    values = {"n02": "2", "t": [{"a": "", "b": "1"}]}
    shape = form(
        *counts("01", "02"), computed={"n01": "[02] * 2"}, tables={"t": (item("a"), item("b"))}
    )
    found = settled(shape, values)
    assert values == {"n02": "2", "t": [{"a": "", "b": "1"}]}
    assert found.values == {"n01": "4", "n02": "2", "t": [{"b": "1"}]}


def test_a_total_that_is_there_stays_unless_renewed():
    assert settled(TOTAL, {"n01": "9", "n02": "2"}).values["n01"] == "9"
    assert settled(TOTAL, {"n01": "9", "n02": "2"}, renew=True).values["n01"] == "4"


def test_a_total_without_sources_goes_when_renewed():
    assert settled(TOTAL, {"n01": "9"}, renew=True).values == {}


def test_what_is_no_table_and_no_row_is_blank():
    shape = form(tables={"t": (item("a"),)})
    assert settled(shape, {"t": "x"}).values == {}
    assert settled(shape, {"t": ["x", {"a": "1"}]}).values == {"t": [{}, {"a": "1"}]}


def test_off_items_are_dropped_and_named():
    """F77: HZ_01_002's six items are off without an English site."""
    shape = form(item("a", "choice"), item("b"), when={"b": '[a] = "01"'})
    found = settled(shape, {"a": "02", "b": "3"})
    assert found.values == {"a": "02"}
    assert found.off == {HERE: {"b"}}


def test_cells_are_switched_by_their_row_and_never_computed():
    shape = form(
        tables={"t": (item("a", "choice"), item("b"), item("c"))},
        when={"b": '[a] = "01"'},
        computed={"c": "[b]"},
    )
    found = settled(shape, {"t": [{"a": "01", "b": "1"}, {"b": "2"}]})
    assert found.values == {"t": [{"a": "01", "b": "1"}, {}]}
    assert found.off == {("t", 1): {"b"}}
