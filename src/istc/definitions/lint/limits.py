"""Q121: limits that do not fit the kind or each other."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from istc.definitions.compile.edition import Compiled
from istc.definitions.lint.walking import is_numeric, items
from istc.definitions.model import Item
from istc.definitions.problems import Problem, problem


def check(compiled: Compiled) -> Iterator[Problem]:
    for _, item, place in items(compiled):
        for message in (*_choices(item), *_bounds(item)):
            yield problem("Q121", place, f"item {item.id!r}: {message}")


def _choices(item: Item) -> Iterator[str]:
    if item.max_choices is None:
        return
    if item.kind != "choices":
        yield f"a {item.kind} has no `max`"
    elif item.options and 0 < len(item.options.options) < item.max_choices:
        yield f"`max` {item.max_choices} is more than the list has"


def _bounds(item: Item) -> Iterator[str]:
    written = [text for text in (item.minimum, item.maximum) if text is not None]
    if written and not is_numeric(item):
        yield f"a {item.kind} has no minimum or maximum"
        return
    try:
        bounds = [Decimal(text) for text in written]
    except InvalidOperation:
        yield f"minimum and maximum must be numbers, not {' and '.join(written)}"
        return
    if bounds != sorted(bounds):
        yield f"minimum {written[0]} is more than maximum {written[1]}"
