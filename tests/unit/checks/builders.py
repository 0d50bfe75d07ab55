"""Small forms made by hand, in the notation of docs/DEFINITIONS.md, for the tests of the checks."""

from dataclasses import replace
from typing import Any

from istc.checks.scene import Values
from istc.definitions.expression.parser import parse, parse_condition
from istc.definitions.expression.syntax import Arithmetic, Call, Comparison, Expression, Node, Ref
from istc.definitions.model import (
    Block,
    FieldsBlock,
    Form,
    Item,
    Option,
    OptionList,
    Rule,
    TableBlock,
)

FIELDS = OptionList(
    "fields",
    "领域",
    "printed",
    (
        Option("01", "能源"),
        Option("02", "农业", flags=("key",)),
        Option("03", "材料"),
        Option("09", "其他"),
    ),
    other="09",
    flags={"key": "重点领域", "never": "无"},
)
SCALE = OptionList("scale", "程度", "printed", tuple(Option(str(n), f"{n}级") for n in range(1, 6)))
YESNO = OptionList("yesno", "是否", "assumed", (Option("1", "是"), Option("0", "否")))
LISTS = {"choice": FIELDS, "choices": FIELDS}


def item(name: str, kind: str = "count", **more: Any) -> Item:
    """An item whose label is its id in capitals, so that messages can be read in a test."""
    more.setdefault("label", name.upper())
    more.setdefault("options", LISTS.get(kind))
    return Item(id=name, kind=kind, **more)


def counts(*codes: str) -> tuple[Item, ...]:
    """Counts under printed codes: 01 is n01."""
    return tuple(item(f"n{code}", code=code, label="人次", path=(f"行{code}",)) for code in codes)


def form(*items: Item, record: str = "single", **more: Any) -> Form:
    """A form X of plain fields; `tables` {id: items} become sub-tables.

    `computed` and `when` {item id: expression}; `balances` as printed; `checks` as mappings with
    at least `test`; `applies` an expression.
    """
    tables = more.pop("tables", {})
    texts = {name: more.pop(name, {}) for name in ("computed", "when")}
    balances, checks = more.pop("balances", ()), more.pop("checks", ())
    applies = more.pop("applies", None)
    shape = Form("X", "表", 1, record, _blocks(items, tables), **more)
    shape = replace(shape, blocks=tuple(_with(shape, block, texts) for block in shape.blocks))
    rules = [_balance(shape, n, text) for n, text in enumerate(balances, 1)]
    rules += [_check(shape, n, dict(one)) for n, one in enumerate(checks, 1)]
    when = condition(shape, applies) if applies else None
    return replace(shape, rules=tuple(rules), applies=when)


def _blocks(items: tuple[Item, ...], tables: dict[str, tuple[Item, ...]]) -> tuple[Block, ...]:
    found: list[Block] = [FieldsBlock(items)]
    for name, cells in tables.items():
        found.append(
            TableBlock(name, tuple(replace(cell, table=name) for cell in cells), max_rows=3)
        )
    return tuple(found)


def _with(shape: Form, block: Any, texts: dict[str, dict[str, str]]) -> Block:
    """The block with its items' expressions parsed."""
    made = []
    for one in block.items:
        if one.id in texts["computed"]:
            one = replace(one, computed=value(shape, texts["computed"][one.id]))  # noqa: PLW2901
        if one.id in texts["when"]:
            one = replace(one, when=condition(shape, texts["when"][one.id]))  # noqa: PLW2901
        made.append(one)
    return replace(block, items=tuple(made))


def value(shape: Form, text: str) -> Expression:
    return parse(text, resolver(shape))


def condition(shape: Form, text: str, *, printed: bool = False) -> Expression:
    return parse_condition(text, resolver(shape), printed=printed)


def resolver(shape: Form) -> Any:
    """[01], [a], [X], [Y.03], [unit.type]; other forms are taken as they are written."""

    def resolve(written: str) -> Ref:
        head, dot, tail = written.partition(".")
        if dot:
            return Ref(tail, head, written)
        if head in shape.by_code:
            return Ref(shape.by_code[head].id, None, written)
        if head in shape.by_id:
            return Ref(head, None, written)
        return Ref("", None if head == shape.code else head, written)

    return resolve


def _balance(shape: Form, number: int, text: str) -> Rule:
    test = condition(shape, text, printed=True)
    test = replace(test, node=_sum_tables(test.node, shape))
    common = {"text": text, "test": test, "items": test.items(), "show_at": test.items()[0]}
    return Rule(f"X.B{number}", "error", "printed", "record", **common)


def _sum_tables(node: Node, shape: Form) -> Node:
    """In print a sub-table's item stands for the sum of its rows."""
    match node:
        case Ref(item=name, form=None) if shape.by_id[name].table:
            return Call("SUM", (node,))
        case Arithmetic(left=left, right=right) | Comparison(left=left, right=right):
            return replace(node, left=_sum_tables(left, shape), right=_sum_tables(right, shape))
    return node


def _check(shape: Form, number: int, one: dict[str, Any]) -> Rule:
    text = one.pop("test")
    test = condition(shape, text)
    when = condition(shape, one.pop("when")) if "when" in one else None
    common = {"origin": "stated", "level": "verify", "scope": "record"} | one
    common.setdefault("show_at", next(iter(test.items()), None))
    forms = (shape.code, *sorted(test.forms()))
    return Rule(
        id=f"X.c{number}",
        text=text,
        test=test,
        when=when,
        items=test.items(),
        forms=forms,
        **common,
    )


def values(**given: Any) -> Values:
    """Stored values: n01="3"."""
    return given
