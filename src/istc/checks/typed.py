"""Decides once what each part of an expression is: a number, a text or a condition.

The outcome is a tree of plain tuples, operator first, strings at the leaves: `compile.py` turns it
into Python closures and `evaluate.js` walks the very same tree in the browser.
"""

from istc.checks.comparing import facing
from istc.checks.trees import Tree
from istc.definitions.expression.syntax import (
    Arithmetic,
    Call,
    Comparison,
    Logic,
    Node,
    Not,
    Number,
    Ref,
    Text,
)
from istc.definitions.kinds import KINDS
from istc.definitions.model import Form

NUMERIC = frozenset(name for name, kind in KINDS.items() if kind.numeric)


class Unreadable(ValueError):
    """A definition that the linter should have refused: a value where a condition is needed."""


def condition(node: Node, form: Form) -> Tree:
    """The tree of what is true or false. Raises Unreadable."""
    match node:
        case Logic(operator=word, parts=parts):
            return (word, *(condition(part, form) for part in parts))
        case Not(part=part):
            return ("not", condition(part, form))
        case Comparison():
            return _comparison(node, form)
        case Call(name="FILLED", args=(Ref() as ref,)):
            return ("filled", each(ref, form))
        case Call(name="IN", args=(Ref() as ref, *rest)):
            return ("in", each(ref, form), *(_literal(part) for part in rest))
        case Call(name="FLAG" | "LACKS" as word, args=(Ref() as ref, flag)):
            return ("in", each(ref, form), *_flagged(ref, _literal(flag), word == "FLAG", form))
    raise Unreadable(f"not a condition: {node}")


def _flagged(ref: Ref, flag: str, has: bool, form: Form) -> tuple[str, ...]:
    """The codes of the item's list that have the flag in this survey year, or lack it."""
    options = form.by_id[ref.item].options if is_own(ref, form) and ref.item else None
    if options is None:
        raise Unreadable(f"no list: {ref}")
    return options.flagged(flag, has=has)


def _comparison(written: Comparison, form: Form) -> Tree:
    node = facing(written)
    if compares_texts(node, form):
        return ("compare_text", node.operator, text(node.left, form), text(node.right, form))
    return ("compare", node.operator, number(node.left, form), number(node.right, form))


def compares_texts(node: Comparison, form: Form) -> bool:
    """Texts are compared unless one side can only be a number."""
    match node.left, node.right:
        case (Ref() | Text() as left, Ref() | Text() as right):
            return _holds_text(left, form) or _holds_text(right, form)
    return False


def _holds_text(side: Ref | Text, form: Form) -> bool:
    if isinstance(side, Text):
        return True
    if is_own(side, form):
        return form.by_id[side.item].kind not in NUMERIC
    return side.form == "unit"


def is_own(ref: Ref, form: Form) -> bool:
    return ref.form is None or ref.form == form.code


def table_of(ref: Ref, form: Form) -> str | None:
    """The sub-table of this form that the item stands in."""
    return form.by_id[ref.item].table if ref.item and is_own(ref, form) else None


def number(node: Node, form: Form) -> Tree:
    """The tree of a number; a text in its place is read as one. Raises Unreadable."""
    match node:
        case Number(value=value):
            return ("number", f"{value:f}")
        case Text(value=value):
            return ("number", value)
        case Ref():
            return _plain(node, form)
        case Arithmetic(operator="+", left=left, right=right):
            first = number(left, form)
            terms = first[1:] if _is_sum(left) else (first,)
            return ("+", *terms, number(right, form))
        case Arithmetic(operator=sign, left=left, right=right):
            return (sign, number(left, form), number(right, form))
        case Call():
            return _call(node, form)
    raise Unreadable(f"not a number: {node}")


def _is_sum(node: Node) -> bool:
    return isinstance(node, Arithmetic) and node.operator == "+"


def _plain(ref: Ref, form: Form) -> Tree:
    if table := table_of(ref, form):
        return ("cell", table, ref.item)
    if is_own(ref, form):
        return ("own", ref.item)
    return ("unit_number", ref.item) if ref.form == "unit" else ("other", ref.form, ref.item)


def _call(call: Call, form: Form) -> Tree:
    match call:
        case Call(name="YEAR"):
            return ("year",)
        case Call(name="YEAROF", args=(ref,)):
            return ("year_of", text(ref, form))
        case Call(name="LAST", args=(Ref() as ref,)):
            return ("last", ref.form or form.code, ref.item)
        case Call(name="SUM" | "COUNT" as name, args=(Ref() as ref,)):
            return _over_records(name.lower(), ref, form)
        case Call(name="COUNT", args=(Ref() as ref, *codes)) if not table_of(ref, form):
            return ("count_chosen", ref.item, *(_literal(code) for code in codes))
        case Call(name="ABS" | "MIN" | "MAX" as name, args=args):
            return (name.lower(), *(number(arg, form) for arg in args))
    raise Unreadable(f"not a number: {call}")


def _over_records(word: str, ref: Ref, form: Form) -> Tree:
    if table := table_of(ref, form):
        return (f"{word}_cells", table, ref.item)
    if is_own(ref, form):
        return (f"{word}_records", form.code, ref.item)
    return (f"{word}_other", ref.form, ref.item)


def text(node: Node, form: Form) -> Tree:
    """The tree of a text. Raises Unreadable."""
    match node:
        case Text(value=value):
            return ("text", value)
        case Ref(form="unit", item=item):
            return ("unit", item)
        case Ref() if table := table_of(node, form):
            return ("cell_text", table, node.item)
        case Ref() if is_own(node, form):
            return ("own_text", node.item)
        case Ref():
            return ("other_text", node.form, node.item)
    raise Unreadable(f"not a text: {node}")


def each(ref: Ref, form: Form) -> Tree:
    """The tree of everything that is filled under a reference to an item."""
    if ref.form == "unit":
        return ("each_unit", ref.item)
    if table := table_of(ref, form):
        return ("each_cell", table, ref.item)
    return ("each_own", ref.item) if is_own(ref, form) else ("each_other", ref.form, ref.item)


def _literal(node: Node) -> str:
    match node:
        case Text(value=value):
            return value
        case Number(value=value):
            return f"{value:f}"
    raise Unreadable(f"not a text: {node}")
