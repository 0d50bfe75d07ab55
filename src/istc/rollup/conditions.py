"""Conditions on items of a form: equals, range, contains, in a list; written `item:op:value`."""

from collections.abc import Sequence
from dataclasses import dataclass

from istc.checks.typed import NUMERIC
from istc.definitions import kinds
from istc.definitions.kinds import Refusal
from istc.definitions.model import Form, Item
from istc.rollup.plan import CHOSEN

OPS = {
    "eq": "等于",
    "ge": "不小于",
    "le": "不大于",
    "has": "包含",
    "in": "属于",
    "filled": "已填",
    "blank": "未填",
}
DATED = frozenset({"date", "period"})
WITHOUT_VALUE = frozenset({"filled", "blank"})
LONGEST = 200
MOST = 8


@dataclass(frozen=True, slots=True)
class Condition:
    """`values` as stored: numbers canonical, choices as codes."""

    item: str
    op: str
    values: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.item}:{self.op}:{','.join(self.values)}"


def ops_of(item: Item) -> tuple[str, ...]:
    """What can be asked of an item; rows of a sub-table only whether one equals."""
    if item.table is not None:
        return ("eq", "in") if item.kind in CHOSEN else ("eq",)
    if item.kind in NUMERIC or item.kind in DATED:
        return ("eq", "ge", "le", "filled", "blank")
    if item.kind in CHOSEN:
        return ("in", "filled", "blank")
    return ("eq", "has", "filled", "blank")


def parse(form: Form, texts: Sequence[str]) -> tuple[tuple[Condition, ...], list[str]]:
    """The conditions, and a sentence for each that cannot be understood."""
    found: list[Condition] = []
    problems: list[str] = []
    if len(texts) > MOST:
        problems.append(f"条件共 {len(texts)} 个，最多 {MOST} 个。去掉多余的。")
    for text in texts[:MOST]:
        try:
            found.append(_condition(form, text))
        except ValueError as wrong:
            problems.append(str(wrong))
    return tuple(dict.fromkeys(found)), problems


def _condition(form: Form, text: str) -> Condition:
    name, _, rest = text[:LONGEST].partition(":")
    op, _, raw = rest.partition(":")
    item = form.by_id.get(name)
    if item is None:
        raise ValueError(f"{form.code} 没有指标“{name[:20]}”。从列表中选择指标。")
    if op not in ops_of(item):
        raise ValueError(f"{item.name}不能按“{OPS.get(op, op[:10])}”筛选。换一种比较。")
    if op in WITHOUT_VALUE:
        return Condition(name, op)
    return Condition(name, op, _values(item, op, raw))


def _values(item: Item, op: str, raw: str) -> tuple[str, ...]:
    if not raw.strip():
        raise ValueError(f"{item.name}没有写要比较的值。填写后重试。")
    if op == "has":
        return (raw.strip(),)
    if item.kind in CHOSEN:
        return _codes(item, [code.strip() for code in raw.split(",")])
    try:
        value = kinds.parse(item, raw)
    except Refusal as refused:
        raise ValueError(f"{item.name}：{refused.wrong}。{refused.mend}。") from refused
    return (str(value),)


def _codes(item: Item, codes: Sequence[str]) -> tuple[str, ...]:
    known = item.options.by_code if item.options else {}
    if wrong := [code for code in codes if code not in known]:
        raise ValueError(f"{item.name}没有选项“{wrong[0][:20]}”。从列表中选择。")
    return tuple(codes)


def words(form: Form, condition: Condition) -> str:
    """As people read it: 中方经费 不小于 100."""
    item = form.by_id[condition.item]
    options = item.options.by_code if item.options else {}
    shown = "、".join(options[v].label if v in options else v for v in condition.values)
    return f"{item.name} {OPS[condition.op]} {shown}".rstrip()
