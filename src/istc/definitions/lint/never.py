"""Finds comparisons whose outcome is fixed: what unreachable.py and switches.py tell."""

from collections.abc import Iterator

from istc.definitions.compile.edition import Compiled
from istc.definitions.expression.syntax import (
    Call,
    Comparison,
    Expression,
    Logic,
    Node,
    Number,
    Ref,
    Text,
    walk,
)
from istc.definitions.lint import ranges
from istc.definitions.lint.walking import item_of
from istc.definitions.model import Form, Item


def faults(compiled: Compiled, form: Form, expression: Expression) -> Iterator[str]:
    """Why parts of the expression are always or never true, one sentence each."""
    if not expression.refs() and not _reads_year(expression):
        yield f"reads nothing, so its outcome is fixed: {expression.text}"
    for node in walk(expression.node):
        match node:
            case Comparison():
                yield from _comparison(compiled, form, node)
            case Call(name="IN" | "COUNT", args=(ref, *wanted)):
                yield from _options(item_of(compiled, form, ref), wanted)
            case Logic(operator="and", parts=parts):
                yield from _contradiction(parts)
    yield from ranges.faults(compiled, form, expression)


def _reads_year(expression: Expression) -> bool:
    return any(isinstance(node, Call) and node.name == "YEAR" for node in walk(expression.node))


def _comparison(compiled: Compiled, form: Form, node: Comparison) -> Iterator[str]:
    left, right = node.left, node.right
    if left == right or _same_item(left, right):
        yield f"compares {_name(left)} with itself"
    for ref, other in ((left, right), (right, left)):
        if isinstance(ref, Ref) and ref.form == "unit":
            yield from _options(_asked_of_the_unit(compiled, ref.item), [other])
        item = item_of(compiled, form, ref)
        if item is None or item.options is None or not isinstance(other, Text | Number):
            continue
        if item.kind == "choices":
            yield f"compares the several choices of {item.id!r} with one; use IN"
        elif isinstance(other, Number):
            yield f"compares the choice {item.id!r} with a number; write its code in quotes"
        else:
            yield from _options(item, [other])


def _asked_of_the_unit(compiled: Compiled, fact: str) -> Item | None:
    """The item of the first form that says this of the unit: its list holds what may be asked."""
    name = compiled.edition.facts.get(f"unit_{fact}", "")
    forms = compiled.edition.forms
    return forms[0].by_id.get(name) if forms else None


def _same_item(left: Node, right: Node) -> bool:
    match left, right:
        case Ref(), Ref():
            return (left.form, left.item) == (right.form, right.item)
        case _:
            return False


def _name(node: Node) -> str:
    return f"[{node.written}]" if isinstance(node, Ref) else "a value"


def _options(item: Item | None, wanted: list[Node]) -> Iterator[str]:
    if item is None or item.options is None or not item.options.options:
        return
    for node in wanted:
        if isinstance(node, Text) and node.value and node.value not in item.options.by_code:
            yield f"list {item.options.id!r} of {item.id!r} has no code {node.value!r}"


def _contradiction(parts: tuple[Node, ...]) -> Iterator[str]:
    """`[a] = "1" and [a] = "0"`."""
    wanted: dict[tuple[str | None, str], Node] = {}
    for part in parts:
        match part:
            case Comparison("=", Ref(item=item, form=form, written=written), Text() as text):
                if wanted.setdefault((form, item), text) != text:
                    yield f"wants two values of [{written}] at once"
