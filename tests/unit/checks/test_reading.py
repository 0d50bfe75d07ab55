"""What a rule has read is what a reason stands on."""

from istc.checks.around import Known
from istc.checks.reading import readers, readings
from istc.checks.scene import Scene
from istc.checks.typed import condition
from tests.unit.checks import builders
from tests.unit.checks.builders import counts, form, item

SHAPE = form(*counts("01"), item("a", "choice"), tables={"t": (item("c"),)})


def read(test: str, values: dict[str, object]) -> dict[str, str]:
    tree = condition(builders.condition(SHAPE, test).node, SHAPE)
    return dict(readings(readers(tree), Scene(Known(2020, lasts={}), values)))


def test_own_values_by_their_id_others_by_the_question():
    assert read("[01] <= LAST([01]) + [Y.02]", {"n01": "3"}) == {
        "n01": "3",
        "last.X.n01": "",
        "other.Y.02": "0",
    }


def test_lists_and_sums():
    values = {"a": "01", "t": [{"c": "1"}, {"c": "2"}]}
    assert read('IN([a], "01") and FILLED([c]) and SUM([c]) = 3', values) == {
        "a": "01",
        "c": "1；2",
        "sum_cells.t.c": "3",
    }
