"""The ring: one arc a state, as long as its share of what applies (screen 02)."""

from hypothesis import given
from hypothesis import strategies as st

from istc.entry.home import ring


def length(arc: ring.Arc) -> float:
    return float(arc.dashes.split()[0])


def test_arcs_follow_each_other_in_the_order_of_the_legend():
    made = ring.arcs({"done": 10, "zero": 5, "draft": 5, "todo": 20, "na": 3})
    assert [arc.state for arc in made] == ["done", "zero", "draft"]
    assert length(made[0]) == round(ring.ROUND / 4 - ring.GAP, 2)
    assert [arc.offset for arc in made[:2]] == ["-0.00", f"-{ring.ROUND / 4:.2f}"]


def test_nothing_done_or_nothing_to_do_is_an_empty_ring():
    assert ring.arcs({"todo": 46}) == []
    assert ring.arcs({}) == []
    assert ring.arcs({"na": 49}) == []


def test_all_in_one_state_is_a_whole_circle_without_a_gap():
    [arc] = ring.arcs({"done": 46})
    assert length(arc) == round(ring.ROUND, 2)


@given(st.dictionaries(st.sampled_from([*ring.ORDER, "todo", "na"]), st.integers(0, 60)))
def test_never_longer_than_the_circle(counts: dict[str, int]):
    made = ring.arcs(counts)
    assert sum(length(arc) for arc in made) <= ring.ROUND + len(made)
    assert all(length(arc) > 0 for arc in made)
