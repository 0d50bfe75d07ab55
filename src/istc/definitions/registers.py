"""Registers: tables of thousands of entries that the centre imports and items are looked up in.

What an entry has as columns; `key` is the column that tells entries apart. Their content is no part
of a definition: it comes with the round (istc.reference).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from istc.definitions.kinds.writing import narrow
from istc.definitions.model import Form, Item


@dataclass(frozen=True, slots=True)
class Register:
    """`columns`: name -> what a user calls it. `title`: what a user calls the register."""

    name: str
    title: str
    columns: Mapping[str, str]
    key: str


REGISTERS: dict[str, Register] = {
    one.name: one
    for one in (
        Register("journals", "SCI期刊名录", {"title": "刊名", "issn": "刊号（ISSN）"}, "issn"),
    )
}


_OTHER = re.compile(r"[^\w]+")


@lru_cache(maxsize=4096)
def squeezed(title: str) -> str:
    """As titles are searched and compared: small plain letters and digits, one blank between.

    >>> squeezed("Physics Letters, Section B（Online）")
    'physics letters section b online'
    >>> squeezed("Science & Technology")
    'science and technology'
    """
    text = narrow(title).lower().replace("&", " and ").replace("_", " ")
    return _OTHER.sub(" ", text).strip()


def column_of(item: Item) -> tuple[str, str]:
    """Register and column that the item is looked up in; ("", "") for other items.

    >>> column_of(Item("journal", "期刊", "text", register="journals.title"))
    ('journals', 'title')
    """
    register, _, column = item.register.partition(".")
    return register, column


def together(form: Form, item: Item) -> dict[str, Item]:
    """Column -> the items that one entry fills: those beside the item, of its sub-table or none."""
    register, _ = column_of(item)
    return {
        column: one
        for one in form.items
        for name, column in [column_of(one)]
        if register and name == register and one.table == item.table
    }
