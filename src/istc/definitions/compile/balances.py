"""Balances as the manual prints them: rules of level 强制性, and what fills a total (F71)."""

from dataclasses import replace

from istc.definitions.compile.bench import Bench
from istc.definitions.expression.syntax import (
    Arithmetic,
    Call,
    Comparison,
    Expression,
    Node,
    Ref,
)
from istc.definitions.model import Rule
from istc.definitions.problems import Place


def rules(bench: Bench, written: list[tuple[str, Place]]) -> tuple[Rule, ...]:
    """FORM.B1 … in order; a balance that cannot be read keeps its number and is left out."""
    numbered = enumerate(written, start=1)
    found = (_rule(bench, number, text, place) for number, (text, place) in numbered)
    return tuple(rule for rule in found if rule)


def _rule(bench: Bench, number: int, text: str, place: Place) -> Rule | None:
    read = bench.condition(text, place, printed=True)
    if read is None:
        return None
    if not isinstance(read.node, Comparison):
        bench.tell("Q005", place, f"a balance compares two sides: {text!r}")
        return None
    test = replace(read, node=sum_tables(read.node, bench.own.in_tables))
    _determine(bench, test, place)
    rule_id = f"{bench.form}.B{number}"
    bench.locate(rule_id, place)
    items = test.items()
    return Rule(
        id=rule_id,
        level="error",
        origin="printed",
        scope="record",
        text=text,
        test=test,
        show_at=items[0] if items else None,
        items=items,
        forms=(bench.form,),
        line=place.line,
    )


def _determine(bench: Bench, test: Expression, place: Place) -> None:
    """An equality whose left side is one item computes that item from the right side."""
    match test.node:
        case Comparison(operator="=", left=Ref(item=item, form=None), right=right):
            if item in bench.balanced:
                bench.tell("Q115", place, f"a second balance determines {item!r}: {test.text}")
            text = test.text.partition("=")[2].strip()
            bench.balanced.setdefault(item, Expression(text, right))


def sum_tables(node: Node, in_tables: frozenset[str]) -> Node:
    """In print a sub-table's item stands for the sum of its rows."""
    match node:
        case Ref(item=item, form=None) if item in in_tables:
            return Call("SUM", (node,))
        case Arithmetic(left=left, right=right) | Comparison(left=left, right=right):
            return replace(
                node, left=sum_tables(left, in_tables), right=sum_tables(right, in_tables)
            )
        case _:
            return node
