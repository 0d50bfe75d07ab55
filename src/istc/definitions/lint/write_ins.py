"""Q120: a write-in that no 其他 asks for.

An 其他 without a write-in is right: the print has many that ask for no words.
"""

from collections.abc import Iterator

from istc.definitions.compile.edition import Compiled
from istc.definitions.lint.walking import is_numeric, items
from istc.definitions.model import Form, Item, LikertBlock
from istc.definitions.problems import Problem, problem


def check(compiled: Compiled) -> Iterator[Problem]:
    for form, item, place in items(compiled):
        if message := _no_question(form, item):
            yield problem("Q120", place, message)


def _no_question(form: Form, item: Item) -> str:
    """A write-in stands beside a number, a rating, or a list that has an 其他."""
    if item.write_in_of is None:
        return ""
    parent = form.by_id[item.write_in_of]
    if is_numeric(parent) or parent.id in _ratings(form):
        return ""
    if parent.options and (parent.options.other is not None or not parent.options.options):
        return ""
    return f"write-in {item.id!r}: nothing in {parent.id!r} asks for it (the list has no `other`)"


def _ratings(form: Form) -> set[str]:
    blocks = (block for block in form.blocks if isinstance(block, LikertBlock))
    return {row.item.id for block in blocks for row in block.rows}
