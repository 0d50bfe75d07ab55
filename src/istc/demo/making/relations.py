"""What a form's rules say about which numbers go with which, in a shape that drawing can use."""

from __future__ import annotations

from dataclasses import dataclass, field

from istc.definitions.expression.syntax import (
    Arithmetic,
    Call,
    Comparison,
    Node,
    Not,
    Ref,
    Text,
    walk,
)
from istc.definitions.model import Form


@dataclass
class Relations:
    """`most[a] = (b, c)`: a is at most b and c. `parts[total]`: lists of items that add up to it.

    `rows[item] = (form, item)`: over all records the item adds up to that of another form.
    `barred[item]`: codes that a choice should not have.
    """

    most: dict[str, tuple[str, ...]] = field(default_factory=dict)
    parts: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    rows: dict[str, tuple[str, str]] = field(default_factory=dict)
    barred: dict[str, tuple[str, ...]] = field(default_factory=dict)


_READ: dict[tuple[str, str], Relations] = {}


def relations(form: Form) -> Relations:
    """Read once for each form of an edition."""
    key = (form.code, form.digest)
    if key not in _READ:
        _READ[key] = _relations(form)
    return _READ[key]


def _relations(form: Form) -> Relations:
    found = Relations()
    for rule in form.rules:
        match rule.test.node:
            case Comparison(operator=sign, left=left, right=right):
                _compare(found, sign, left, right)
            case Not(part=part):
                _bar(form, found, part)
    computed = {item.id for item in form.computed}
    found.rows = {item: other for item, other in found.rows.items() if item not in computed}
    found.parts = {total: parts for total, parts in found.parts.items() if total not in computed}
    return found


def _bar(form: Form, found: Relations, node: Node) -> None:
    for call in walk(node):
        match call:
            case Call(name="IN", args=(Ref(item=item, form=None), *codes)):
                named = tuple(code.value for code in codes if isinstance(code, Text))
                found.barred[item] = (*found.barred.get(item, ()), *named)
            case Call(name="LACKS", args=(Ref(item=item, form=None), Text(value=flag))):
                options = form.by_id[item].options
                lacking = options.flagged(flag, has=False) if options else ()
                found.barred[item] = (*found.barred.get(item, ()), *lacking)


def _compare(found: Relations, sign: str, left: Node, right: Node) -> None:
    match sign, left, right:
        case (
            ">=",
            Call(name="SUM", args=(Ref(item=item, form=None),)),
            Ref(form=str(form)) as ref,
        ):
            found.rows[item] = (form, ref.item)
        case (">=", Ref(item=big, form=None), Ref(item=small, form=None)):
            found.most[small] = (*found.most.get(small, ()), big)
        case ("<=", Ref(item=small, form=None), Ref(item=big, form=None)):
            found.most[small] = (*found.most.get(small, ()), big)
        case ("=", Ref(item=total, form=None), other):
            if parts := _added(other):
                found.parts.setdefault(total, []).append(parts)
        case ("=", other, Ref(item=total, form=None)):
            if parts := _added(other):
                found.parts.setdefault(total, []).append(parts)


def _added(node: Node) -> tuple[str, ...]:
    """The own items of a plain sum, or of SUM over a sub-table; empty for anything else."""
    match node:
        case Ref(item=item, form=None):
            return (item,)
        case Call(name="SUM", args=(Ref(item=item, form=None),)):
            return (item,)
        case Arithmetic(operator="+", left=left, right=right):
            first, second = _added(left), _added(right)
            return (*first, *second) if first and second else ()
        case _:
            return ()
