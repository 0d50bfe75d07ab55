"""Balances and checks in words, as the guide lists them (F71, N22)."""

from collections.abc import Sequence
from dataclasses import dataclass

from istc.checks import names
from istc.definitions.expression.syntax import Call, Comparison, Logic, Node, Not, Ref, Text
from istc.definitions.model import Form, OptionList, Rule

LEVELS = {"error": "强制性", "verify": "核实性", "hint": "提示"}
MEANINGS = {
    "error": "不符合时不能完成填报",
    "verify": "不符合时写明原因后可完成填报",
    "hint": "仅作提醒",
}
SIGNS = {"=": "=", "!=": "≠", ">": ">", ">=": "≥", "<": "<", "<=": "≤"}
JOINTS = {"and": "，且 ", "or": "，或 "}


@dataclass(frozen=True, slots=True)
class Relation:
    level: str
    level_words: str
    text: str
    note: str
    forms: tuple[str, ...]  # other forms that it reads


def relations(form: Form) -> tuple[Relation, ...]:
    """Every rule of the form once; one that `each` spread over rows is told per row."""
    return tuple(
        Relation(
            level=rule.level,
            level_words=LEVELS[rule.level],
            text=_words(rule, form),
            note=rule.mend,
            forms=rule.forms[1:],
        )
        for rule in form.rules
    )


def _words(rule: Rule, form: Form) -> str:
    """A printed balance as printed; another rule as a formula with the items' names."""
    if rule.origin == "printed":
        return rule.text
    return _sentence(rule.test.node, form) or rule.text


def _sentence(node: Node, form: Form) -> str:
    """Empty where a part of it has no words."""
    match node:
        case Comparison(operator=sign, left=left, right=right):
            return f"{_side(left, form)} {SIGNS[sign]} {_side(right, form)}"
        case Logic(operator=joint, parts=parts):
            told = [_sentence(part, form) for part in parts]
            return JOINTS[joint].join(told) if all(told) else ""
        case Not(part=part):
            told_part = _sentence(part, form)
            return f"并非（{told_part}）" if told_part else ""
        case Call(name=name, args=(Ref() as ref, *more)):
            options = form.by_id[ref.item].options if ref.form is None else None
            return f"{_side(ref, form)} {_asked(name, more, options)}"
    return ""


def _asked(name: str, more: Sequence[Node], options: OptionList | None) -> str:
    """What FILLED, IN, FLAG or LACKS asks of an item."""
    if name == "FILLED":
        return "已填"
    if name == "IN":
        return f"为 {_choices(more, options)}"
    flags = options.flags if options else {}
    told = "".join(flags.get(one.value, one.value) for one in more if isinstance(one, Text))
    return f"含{told}" if name == "FLAG" else f"含{told}以外的选项"


def _choices(codes: Sequence[Node], options: OptionList | None) -> str:
    told = [code.value for code in codes if isinstance(code, Text)]
    known = options.by_code if options else {}
    return "、".join(f"“{known[code].label if code in known else code}”" for code in told)


def _side(node: Node, form: Form) -> str:
    return names.name(node, form) or names.formula(node, form)
