"""Values in words as print shows them; the words of an 其他 stand behind their choice."""

from collections.abc import Mapping
from typing import Any

from istc.definitions.kinds import KINDS, show
from istc.definitions.model import Form, Item

Values = Mapping[str, Any]
Beside = Mapping[str, Item]
CHOSEN, NOT_CHOSEN, RATED = "■", "□", "√"


def shown(item: Item, values: Values) -> str:
    """1,234.5, an option's label; "" for a blank, so that it is told from a zero."""
    value = values.get(item.id)
    return "" if value is None else show(item, value)


def is_number(item: Item) -> bool:
    return KINDS[item.kind].numeric


def write_ins(form: Form) -> Beside:
    """Choice's id -> the item that holds the words of its 其他."""
    choices = {item.id for item in form.items if item.options is not None}
    return {
        item.write_in_of: item
        for item in form.items
        if item.write_in_of is not None and item.write_in_of in choices
    }


def with_words(beside: Beside, item: Item, values: Values) -> str:
    """The value, and in brackets what was written beside it."""
    text = shown(item, values)
    other = beside.get(item.id)
    words = shown(other, values) if other else ""
    return f"{text}（{words}）" if words else text


def named(label: str, words: str) -> str:
    """其它（银行贷款）: a row whose 其他 was named."""
    return f"{label}（{words}）" if words else label
