"""Lays the centre's state of lists and registers over a compiled edition (N08, N44).

Codes are never lost: an option that the edition has and the centre's list has not stands last.
Only what reads a changed list is made anew; everything else is the same object as before.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from istc.definitions.compile.lists import drawn
from istc.definitions.digest import edition_digest, form_digest
from istc.definitions.marks import holding
from istc.definitions.model import Edition, Form, Item, Option, OptionList
from istc.definitions.registers import column_of


def overlaid(
    edition: Edition, lists: Mapping[str, tuple[Option, ...]], registers: Mapping[str, str]
) -> Edition:
    """`lists`: list -> its options; `registers`: register -> the name of its version.

    A list that the edition does not have, or does not let the centre maintain, is left alone.
    """
    changed = _changed(edition, lists)
    swap = _Swap(changed, registers)
    forms = tuple(_form(form, swap) for form in edition.forms)
    made = replace(edition, forms=forms, lists={**edition.lists, **changed})
    return replace(made, digest=edition_digest(made))


def _changed(edition: Edition, lists: Mapping[str, tuple[Option, ...]]) -> dict[str, OptionList]:
    known = {name: one for name, one in edition.lists.items() if one.maintained and name in lists}
    own = {name: _merged(one, lists[name], edition.year) for name, one in known.items()}
    return own | {
        name: drawn(one, own) for name, one in edition.lists.items() if one.of and one.of in own
    }


def _merged(one: OptionList, options: tuple[Option, ...], year: int) -> OptionList:
    codes = {option.code for option in options}
    told = (replace(option, flags=holding(option.marks, year)) for option in options)
    rest = (option for option in one.options if option.code not in codes)
    return replace(one, options=(*told, *rest))


def _form(form: Form, swap: "_Swap") -> Form:
    blocks = swap.part(form.blocks)
    if blocks is form.blocks:
        return form
    made = replace(form, blocks=blocks)
    return replace(made, digest=form_digest(made))


class _Swap:
    """Goes through the blocks of a form; gives the very same part where nothing in it changes."""

    def __init__(self, lists: Mapping[str, OptionList], registers: Mapping[str, str]) -> None:
        self.lists = lists
        self.registers = registers

    def part(self, thing: Any) -> Any:
        match thing:
            case Item():
                return self._item(thing)
            case OptionList():
                return self.lists.get(thing.id, thing)
            case tuple():
                parts = tuple(self.part(one) for one in thing)
                return parts if _differs(parts, thing) else thing
            case dict():
                held = {key: self.part(one) for key, one in thing.items()}
                return held if _differs(tuple(held.values()), tuple(thing.values())) else thing
        return self._fields(thing) if is_dataclass(thing) else thing

    def _item(self, item: Item) -> Item:
        options = self.lists.get(item.options.id, item.options) if item.options else None
        version = self.registers.get(column_of(item)[0], item.register_version)
        if options is item.options and version == item.register_version:
            return item
        return replace(item, options=options, register_version=version)

    def _fields(self, thing: Any) -> Any:
        was = {one.name: getattr(thing, one.name) for one in fields(thing) if one.init}
        now = {name: self.part(one) for name, one in was.items()}
        differ = {name: one for name, one in now.items() if one is not was[name]}
        return replace(thing, **differ) if differ else thing


def _differs(one: tuple[Any, ...], two: tuple[Any, ...]) -> bool:
    return any(a is not b for a, b in zip(one, two, strict=True))
