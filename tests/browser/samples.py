"""What a test types into a form, made from its definition: plausible, in balance, complete."""

from collections.abc import Iterator
from dataclasses import dataclass

from istc.definitions.model import CountsBlock, Form, Item

TEXTS = {
    "text": "国际合作样例",
    "longtext": "与外方联合开展样例研究。\n成果共享，第二段。",
    "date": "2020-03-05",
    "period": "2020-03-05 至 2020-03-08",
    "phone": "010-62169512",
    "mobile": "13800138000",
    "email": "hezuo@example.cn",
    "url": "https://www.example.cn",
    "issn": "0028-0836",
}
NUMBER = "2"  # equal everywhere, so that no part is larger than its whole
NUMERIC = {"count", "money", "decimal"}


@dataclass(frozen=True)
class Typed:
    """What goes into one input and how it reads on the page afterwards."""

    item: Item
    text: str
    words: tuple[str, ...]
    codes: tuple[str, ...] = ()


def typed(form: Form) -> Iterator[Typed]:
    """For every item that is asked of a unit that chooses no 其他, in the order of the form."""
    zeros = spare_counts(form)
    named = {item.write_in_of for item in form.items}
    for item in form.items:
        spare = item.id in named and not item.required  # the 其他 row of a rating
        if item.computed is None and not item.write_in_of and not spare:
            yield of(item, zeros)


def of(item: Item, zeros: set[str]) -> Typed:
    if item.kind in NUMERIC:
        number = "0" if item.id in zeros else NUMBER
        return Typed(item, number, (number,))
    if item.options:
        chosen = item.options.options[: 2 if item.kind == "choices" else 1]
        labels = tuple(option.label for option in chosen)
        return Typed(item, "；".join(labels), labels, tuple(option.code for option in chosen))
    return Typed(item, TEXTS[item.kind], tuple(TEXTS[item.kind].split("\n")))


def spare_counts(form: Form) -> set[str]:
    """All but the first row of each classification, so that every one adds up to its total."""
    return {
        item.id
        for block in form.blocks
        if isinstance(block, CountsBlock)
        for group in block.groups
        for row in group.rows[1:]
        for item in row.items
        if item is not None
    } | {
        row_item.id
        for block in form.blocks
        for row_item in block.items
        if row_item.write_in_of is None and row_item.label in {"其他", "其它"}
    }
