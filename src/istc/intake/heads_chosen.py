"""Columns that a person has matched by hand, laid over those that were found (design 06a)."""

from collections.abc import Mapping

from istc.documents.plan import SheetPlan
from istc.intake.heads import Heads
from istc.intake.letters import place_of

Chosen = Mapping[str, str]  # item -> letters of its column, "" for none


def choose(heads: Heads, plan: SheetPlan, chosen: Chosen) -> None:
    """An item has one column and a column one item: whoever is chosen puts the other out."""
    for item, column in chosen.items():
        if item in plan.place:
            _choose(heads, plan, item, place_of(column))
    if chosen:
        taken = {heads.number, heads.key, *heads.columns}
        heads.unread = [
            (place, text)
            for place, text in sorted(heads.texts.items())
            if text and place not in taken
        ]


def _choose(heads: Heads, plan: SheetPlan, item: str, place: int | None) -> None:
    column = plan.columns[plan.place[item]]
    if place is not None and heads.columns.get(place) is column:
        return
    named = [first for first, known in heads.columns.items() if known is column]
    heads.doubled = [pair for pair in heads.doubled if not {place, *named} & set(pair)]
    heads.crossed = [one for one in heads.crossed if one != place and one not in named]
    for one in (*named, place):
        heads.columns.pop(one, None)  # type: ignore[arg-type]
    if place is not None:
        heads.columns[place] = column
        heads.chosen.add(place)
