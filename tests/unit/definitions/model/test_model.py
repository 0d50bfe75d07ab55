"""What the frozen model derives: names, order, dependencies."""

import dataclasses

import pytest

from istc.definitions.expression.parser import parse
from istc.definitions.expression.syntax import Ref
from istc.definitions.model import Edition, FieldsBlock, Form, Item, Rule


def read(text: str):
    def resolve(written: str) -> Ref:
        form, dot, item = written.partition(".")
        return Ref(item, form) if dot else Ref(written)

    return parse(text, resolve)


def form(code: str, *computed: str, tests: tuple[str, ...] = ()) -> Form:
    items = tuple(
        Item(id=f"i{n}", label="数", kind="count", computed=read(text) if text else None)
        for n, text in enumerate(computed)
    )
    rules = tuple(
        Rule(f"{code}.r{n}", "hint", "implied", "across", text, read(text),
             forms=(code, *sorted(read(text).forms())))
        for n, text in enumerate(tests)
    )  # fmt: skip
    return Form(code, "表", 1, "single", (FieldsBlock(items),), rules)


def edition(*forms: Form) -> Edition:
    return Edition("e", 2020, "调查", (), forms, {})


@pytest.mark.parametrize(
    ("item", "name"),
    [
        (Item("a", "人次", "count", code="08", path=("出访", "培训")), "08 培训 人次"),
        (Item("a", "人次", "count"), "人次"),
        (Item("a", "金额（元）", "money", path=("金额",), short="金额"), "金额"),
        (Item("a", "中方经费（万元人民币）", "money", code="丙", short="中方经费"), "丙 中方经费"),
    ],
)
def test_what_a_message_calls_an_item(item: Item, name: str):
    assert item.name == name


def test_nobody_changes_the_model(tiny: Edition):
    with pytest.raises(dataclasses.FrozenInstanceError):
        tiny.forms[0].title = "x"  # type: ignore[misc]


def test_feeds_name_each_reader_once():
    a = form("A", "SUM([B.i0]) + SUM([B.i1])", "SUM([B.i1])", "[i0] + [A.i1] + SUM([C.i0])")
    made = edition(a, form("B", "", ""), form("C", "SUM([B.i0])"))
    assert made.feeds["B"] == ("A", "C")
    assert made.feeds["C"] == ("A",)
    assert set(made.feeds) - {"A"} == {"B", "C"}


def test_watchers_name_each_reader_once():
    a = form("A", "", tests=("[i0] > [B.i0]", "[i0] < [B.i0]", "[i0] > 1"))
    assert edition(a, form("B", "")).watchers == {"B": ("A",)}
