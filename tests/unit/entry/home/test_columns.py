"""Cards in columns of about equal height, never out of order."""

from hypothesis import given
from hypothesis import strategies as st

from istc.entry.home.columns import balanced


def test_the_seven_parts_as_drawn():
    """Screen 02: 一 and 二; 三 to 六; notices and 七."""
    parts = list(zip("一二三四五六七", (2, 15, 6, 1, 5, 4, 16), strict=True))
    assert balanced(parts, last=5) == [["一", "二"], ["三", "四", "五", "六"], ["七"]]


def test_fewer_cards_than_columns():
    assert balanced([("a", 3)], last=0) == [["a"]]
    assert balanced([("a", 3), ("b", 1)], last=9) == [["a"], ["b"]]


@given(st.lists(st.integers(1, 20), min_size=1, max_size=9), st.integers(0, 30))
def test_order_is_kept_and_no_column_is_empty(rows: list[int], last: int):
    made = balanced(list(enumerate(rows)), last)
    assert [card for column in made for card in column] == list(range(len(rows)))
    assert all(made)
    assert len(made) == min(3, len(rows))
