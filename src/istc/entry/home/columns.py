"""Puts the cards of the parts into columns of about equal height, in their order."""

from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import TypeVar

T = TypeVar("T")
HEAD = 2  # a card's head and the gap after it, in rows


def balanced(cards: Sequence[tuple[T, int]], last: int, count: int = 3) -> list[list[T]]:
    """`cards`: each with its rows; `last`: rows that already stand in the last column."""
    best: list[list[tuple[T, int]]] = []
    height = float("inf")
    for cuts in combinations(range(1, len(cards)), min(count, len(cards)) - 1):
        edges = (0, *cuts, len(cards))
        columns = [list(cards[a:b]) for a, b in pairwise(edges)]
        tallest = max(_rows(column) + (last if column is columns[-1] else 0) for column in columns)
        if tallest < height:
            best, height = columns, tallest
    return [[card for card, _ in column] for column in best]


def _rows(column: Sequence[tuple[T, int]]) -> int:
    return sum(rows + HEAD for _, rows in column)
