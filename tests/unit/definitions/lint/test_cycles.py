"""Computed items that wait for each other, over any number of steps; diamonds are no cycles."""

import pytest

from istc.definitions.lint.cycles import check


@pytest.fixture
def cyclic(small):
    def run(**computed: str) -> list[str]:
        items = "".join(
            f"        - {{id: {name}, label: 数, kind: count, unit: 个, computed: '{text}'}}\n"
            for name, text in computed.items()
        )
        made = small("  - fields:\n      items:\n" + items)
        assert made.problems == []
        return [one.message.split("'")[1] for one in check(made)]

    return run


def test_a_diamond_is_no_cycle(cyclic):
    assert cyclic(a="[b] + [c]", b="[d]", c="[d] + [e]", d="[e]", e="YEAR() + COUNT([A])") == []


def test_a_long_way_round_is(cyclic):
    assert cyclic(a="[b]", b="[c] + [d]", c="[a]", d="1", e="[a]") == ["a", "b", "c"]


def test_the_shortest_way_round(cyclic):
    assert cyclic(a="[a] + 1") == ["a"]
