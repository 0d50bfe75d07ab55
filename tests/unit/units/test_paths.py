"""A subtree is one half-open range of paths."""

from hypothesis import given
from hypothesis import strategies as st

from istc.units import paths

ids = st.integers(min_value=1, max_value=9_999_999_999)
lines = st.lists(ids, min_size=1, max_size=3)


def path(line: list[int]) -> str:
    found = ""
    for unit in line:
        found = paths.child(found, unit)
    return found


def test_a_path_is_fixed_width_segments():
    assert path([7, 31]) == "0000000007.0000000031."
    assert paths.level("0000000007.0000000031.") == 2
    assert paths.line("0000000007.0000000031.") == ["0000000007.", "0000000007.0000000031."]


@given(lines, lines)
def test_the_span_holds_exactly_the_unit_and_what_is_below_it(line, other):
    low, high = paths.span(path(line))
    inside = low <= path(other) < high
    assert inside == (other[: len(line)] == line)
    assert inside == paths.covers(path(line), path(other))


@given(lines)
def test_the_level_is_the_number_of_segments(line):
    assert paths.level(path(line)) == len(line)
    assert paths.line(path(line))[-1] == path(line)
