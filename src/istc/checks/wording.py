"""The words of a rule that fails, with {left} {right} {diff} {more} left open for its figures.

Three parts (design.md §7): which item, what is wrong, how to mend it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from istc.checks.names import name
from istc.checks.typed import compares_texts, is_own
from istc.definitions.expression.syntax import (
    Arithmetic,
    Call,
    Comparison,
    Number,
    Ref,
    walk,
)
from istc.definitions.model import Form, Rule

_NUMBERS = {
    "=": "{left} 与 {right_name} {right} 不等，{more}",
    "!=": "{left} 与 {right_name} {right} 相等",
    ">": "{left} 不大于 {right_name} {right}",
    ">=": "{left} 少于 {right_name} {right}",
    "<": "{left} 不小于 {right_name} {right}",
    "<=": "{left} 多于 {right_name} {right}",
}
_DATES = {
    "=": "{left} 不是 {right_name} {right}",
    "!=": "{left} 与 {right_name} {right} 相同",
    ">": "{left} 不晚于 {right_name} {right}",
    ">=": "{left} 早于 {right_name} {right}",
    "<": "{left} 不早于 {right_name} {right}",
    "<=": "{left} 晚于 {right_name} {right}",
}
_TIMES = frozenset({"date", "period"})
_YEARS = frozenset({"YEAR", "YEAROF"})
_OPEN = re.compile(r"\{(left|right|diff|more|left_name|right_name)\}")


@dataclass(frozen=True, slots=True)
class Wording:
    """`years`: the figures are years, written without thousands separators."""

    what: str
    wrong: str
    mend: str
    years: bool = False


def fill(template: str, figures: Mapping[str, str]) -> str:
    """Puts the figures in; a name that has no figure vanishes with the space beside it."""
    filled = _OPEN.sub(lambda found: figures.get(found[1], ""), template)
    return re.sub(r" {2,}", " ", filled).strip()


def wording(rule: Rule, form: Form, failed: Comparison | None) -> Wording:
    """The words of a rule, `failed` being the comparison that does not hold, where one is known."""
    generated = _of_comparison(rule, form, failed) if failed else _of_rule(rule, form)
    names = _names(failed, form) if failed else {}
    what, wrong = generated.what, generated.wrong
    if rule.say:
        what, wrong = _said(rule.say, names, _stands_at(rule, form))
    return Wording(what, wrong, _open(rule.mend, names) or generated.mend, generated.years)


def _names(failed: Comparison, form: Form) -> dict[str, str]:
    return {"left_name": name(failed.left, form), "right_name": name(failed.right, form)}


def _open(template: str, names: Mapping[str, str]) -> str:
    """The names put in, the figures left open."""
    return _OPEN.sub(lambda found: names.get(found[1], found[0]), template)


def _said(say: str, names: Mapping[str, str], item: str) -> tuple[str, str]:
    """Cuts a written sentence after the name that it begins with; without one, `item` leads."""
    said = _open(say, names)
    for lead in filter(None, (item, *names.values())):
        if said.startswith(lead):
            return lead, said[len(lead) :].strip()
    return ("", said) if "_name}" in say else (item, said)


def _stands_at(rule: Rule, form: Form) -> str:
    return form.by_id[rule.show_at].name if rule.show_at else form.title


def _of_rule(rule: Rule, form: Form) -> Wording:
    wrong = f"不符合审核关系“{rule.text}”"
    return Wording(_stands_at(rule, form), wrong, _mend(rule, "核对后改正"))


def _of_comparison(rule: Rule, form: Form, failed: Comparison) -> Wording:
    years = _is_year(failed)
    in_time = years or _is_time(failed, form)
    if compares_texts(failed, form) and not in_time:
        return _of_rule(rule, form)
    template = (_DATES if in_time else _NUMBERS)[failed.operator]
    wrong = _open(template, {"right_name": name(failed.right, form)})
    mend = "核对日期后改正" if in_time else _mend_numbers(failed, form)
    return Wording(name(failed.left, form), wrong, _mend(rule, mend), years)


def _is_year(node: Comparison) -> bool:
    return any(isinstance(part, Call) and part.name in _YEARS for part in walk(node))


def _is_time(node: Comparison, form: Form) -> bool:
    return any(
        isinstance(side, Ref) and is_own(side, form) and form.by_id[side.item].kind in _TIMES
        for side in (node.left, node.right)
    )


def _mend_numbers(failed: Comparison, form: Form) -> str:
    others = dict.fromkeys(
        ref.form for ref in walk(failed) if isinstance(ref, Ref) and not is_own(ref, form)
    )
    if foreign := [code for code in others if code and code != "unit"]:
        return f"核对本表与 {'、'.join(foreign)} 后改正"
    if isinstance(failed.right, Arithmetic):
        return "核对各项后改正"
    return "核对后改正" if isinstance(failed.right, Number) else "核对后改正其中一个数"


def _mend(rule: Rule, mend: str) -> str:
    if rule.level == "hint":
        return "核对是否属实"
    return f"{mend}，属实的写明原因" if rule.level == "verify" else mend
