"""Q109: words where a number or a date is reckoned with."""

from collections.abc import Iterable, Iterator

from istc.definitions.compile.edition import Compiled
from istc.definitions.expression.syntax import (
    Arithmetic,
    Call,
    Comparison,
    Node,
    Number,
    Text,
    children,
    walk,
)
from istc.definitions.lint.walking import expressions, is_numeric, item_of, rules
from istc.definitions.model import Form, Item
from istc.definitions.problems import Problem, problem

_NUMBERS = frozenset({"SUM", "ABS", "MIN", "MAX"})
_DATES = frozenset({"date", "period"})
_COUNTING = frozenset({"SUM", "COUNT", "YEAR", "YEAROF", "ABS", "MIN", "MAX"})


def check(compiled: Compiled) -> Iterator[Problem]:
    for form, expression, place in expressions(compiled):
        for message in _faults(compiled, form, walk(expression.node)):
            yield problem("Q109", place, f"{message}: {expression.text}")
    for form, rule, place in rules(compiled):
        for node in children(rule.test.node) if rule.origin == "printed" else ():
            item = item_of(compiled, form, node)
            if item and not is_numeric(item):
                yield problem("Q109", place, f"{_words(item)}: {rule.text}")


def _faults(compiled: Compiled, form: Form, nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        match node:
            case Call(name="YEAROF", args=(ref,)):
                item = item_of(compiled, form, ref)
                if item and item.kind not in _DATES:
                    yield f"{item.id!r} is a {item.kind}, not a date"
            case Call(name=name) if name in _NUMBERS:
                yield from _not_numbers(compiled, form, node)
            case Arithmetic():
                yield from _not_numbers(compiled, form, node)
            case Comparison(left=left, right=right):
                yield from _unlike(compiled, form, left, right)
                yield from _unlike(compiled, form, right, left)


def _unlike(compiled: Compiled, form: Form, words: Node, number: Node) -> Iterator[str]:
    """A date or a text beside a number; a choice beside one is told as Q106."""
    item, other = item_of(compiled, form, words), item_of(compiled, form, number)
    reckoned = isinstance(number, Number | Arithmetic) or (
        isinstance(number, Call) and number.name in _COUNTING
    )
    if item and not item.options and not is_numeric(item) and (reckoned or _numeric(other)):
        yield _words(item)


def _numeric(item: Item | None) -> bool:
    return item is not None and is_numeric(item)


def _not_numbers(compiled: Compiled, form: Form, node: Node) -> Iterator[str]:
    for part in children(node):
        item = item_of(compiled, form, part)
        if isinstance(part, Text) or (item and not is_numeric(item)):
            yield _words(item) if item else f"{part} is not a number"


def _words(item: Item) -> str:
    return f"{item.id!r} is a {item.kind}, not a number"
