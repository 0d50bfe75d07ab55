"""C103–C106: an 其他 without its words (F74), and words without their 其他."""

from collections.abc import Iterator

from istc.checks.catalogue import (
    WORDS_MISSING,
    WORDS_WITHOUT_CHOICE,
    WORDS_WITHOUT_NUMBER,
    WORDS_WITHOUT_RATING,
)
from istc.checks.findings import Finding
from istc.checks.plan import Layer
from istc.checks.spot import Spot
from istc.checks.writeins import WriteIn
from istc.definitions.model import Item


def check(layer: Layer, spot: Spot) -> Iterator[Finding]:
    for asked in layer.write_ins:
        words = spot.values.get(asked.item.id)
        if asked.called(spot.values):
            if words is None and asked.item.id not in spot.off:
                yield spot.finding(WORDS_MISSING, asked.item, chosen=_chosen(asked))
        elif words is not None:
            yield _superfluous(asked, spot, words)


def _chosen(asked: WriteIn) -> str:
    """What calls for the words."""
    if asked.call == "choice":
        return f"选了“{other_label(asked.parent)}”"
    if asked.call == "rating":
        return f" {asked.parent.name} 已选"
    return f" {asked.parent.name} 已填"


def other_label(parent: Item) -> str:
    """The printed words of the choice that asks for an explanation."""
    options = parent.options
    return options.by_code[options.other].label if options and options.other else ""


def _superfluous(asked: WriteIn, spot: Spot, words: object) -> Finding:
    if asked.call == "choice":
        other = other_label(asked.parent)
        return spot.finding(WORDS_WITHOUT_CHOICE, asked.item, parent=asked.parent.name, other=other)
    if asked.call == "rating":
        return spot.finding(WORDS_WITHOUT_RATING, asked.parent, words=words)
    return spot.finding(WORDS_WITHOUT_NUMBER, asked.item, parent=asked.parent.name)
