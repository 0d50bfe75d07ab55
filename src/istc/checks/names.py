"""What a message calls each part of an expression."""

import re

from istc.checks.typed import is_own, table_of
from istc.definitions.expression.syntax import Arithmetic, Call, Node, Number, Ref, Text
from istc.definitions.model import Form, Item

_LONG = 48  # characters; a longer list of parts is not spelt out in a sentence
_SIGNS = {"-": "−", "*": "×", "/": "÷"}
_CALLS = {
    "SUM": "{} 的合计",
    "COUNT": "{} 已填条数",
    "LAST": "上年 {}",
    "YEAROF": "{} 的年份",
}
_OUTERMOST = {"ABS": "绝对值", "MIN": "最小值", "MAX": "最大值"}
_FACTS = {"type": "机构类型", "province": "省份", "category": "单位类别", "level": "账号级别"}
_ID = re.compile(r"[a-z][a-z0-9_]*")


def short(item: Item) -> str:
    """Inside a formula: the printed code, else the words."""
    return item.code or item.short or item.label


def formula(node: Node, form: Form) -> str:
    """As printed: 01+03+05; other parts in words."""
    match node:
        case Arithmetic(operator=sign, left=left, right=right):
            parts = [_bracketed(left, node, form), _bracketed(right, node, form, last=True)]
            return _SIGNS.get(sign, sign).join(parts)
        case Ref(item=item) | Call(name="SUM", args=(Ref(item=item),)) if _in_print(node, form):
            return short(form.by_id[item])
        case Call(name="ABS" | "MIN" | "MAX" as word, args=args):
            return f"{_OUTERMOST[word]}（{'，'.join(formula(arg, form) for arg in args)}）"
        case Number(value=value):
            return f"{value:f}"
    return name(node, form)


def _in_print(node: Node, form: Form) -> bool:
    """An own item, which in print also stands for the sum of its sub-table's rows."""
    if isinstance(node, Call):
        ref = node.args[0]
        return isinstance(ref, Ref) and table_of(ref, form) is not None
    return isinstance(node, Ref) and is_own(node, form)


def _bracketed(node: Node, around: Arithmetic, form: Form, *, last: bool = False) -> str:
    """Brackets where the printed signs would read otherwise."""
    written = formula(node, form)
    if not isinstance(node, Arithmetic):
        return written
    looser = node.operator in "+-" and around.operator in "*/"
    turned = last and around.operator in "-/"
    return f"（{written}）" if looser or turned else written


def name(node: Node, form: Form) -> str:
    """In a sentence; empty for a constant, whose value says it all."""
    match node:
        case Ref():
            return _item(node, form)
        case Call(name="YEAR"):
            return "调查年度"
        case Call(name=word, args=(Ref() as ref, *codes)) if word in _CALLS:
            return _over(ref, form, _CALLS[word]) if not codes else _chosen(node, form)
        case Call() | Arithmetic():
            return _whole(node, form)
    return ""


def _over(ref: Ref, form: Form, template: str) -> str:
    if ref.item:
        return template.format(_item(ref, form))
    return "记录条数" if is_own(ref, form) else f"{ref.form} 的记录条数"


def _chosen(node: Call, form: Form) -> str:
    """What a COUNT of chosen codes counts, by the labels of the codes."""
    ref, *codes = node.args
    options = form.by_id[ref.item].options if isinstance(ref, Ref) else None
    labels = options.by_code if options else {}
    written = [code.value for code in codes if isinstance(code, Text)]
    return f"{'、'.join(labels[code].label if code in labels else code for code in written)} 条数"


def _whole(node: Node, form: Form) -> str:
    written = formula(node, form)
    if not _only_added(node):
        return written
    return f"{written if len(written) <= _LONG else '各分项'} 的合计"


def _only_added(node: Node) -> bool:
    if not isinstance(node, Arithmetic):
        return not isinstance(node, Call) or node.name not in _OUTERMOST
    return node.operator == "+" and _only_added(node.left) and _only_added(node.right)


def _item(ref: Ref, form: Form) -> str:
    if ref.form == "unit":
        return _FACTS.get(ref.item, ref.item)
    if not is_own(ref, form):
        return _foreign(ref)
    return form.by_id[ref.item].name


def _foreign(ref: Ref) -> str:
    """An item of another form by its printed code; one that has none by its form alone."""
    code = ref.written.rpartition(".")[2]
    return f"{ref.form} 相应项" if _ID.fullmatch(code) else f"{ref.form} 的 {code}"
