"""Which items exist under which code and id, and the resolver of references."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from istc.definitions.expression.errors import UnknownNameError
from istc.definitions.expression.parser import Resolver
from istc.definitions.expression.syntax import Ref
from istc.definitions.model import Item

UNIT_FACTS = frozenset({"type", "province", "category", "level"})


@dataclass
class FormNames:
    """The names of one form. A code that several items carry leads to the first."""

    code: str
    multi: bool
    items: dict[str, Item] = field(default_factory=dict)
    by_code: dict[str, str] = field(default_factory=dict)

    def add(self, items: Iterable[Item]) -> None:
        for item in items:
            self.items.setdefault(item.id, item)
            if item.code:
                self.by_code.setdefault(item.code, item.id)

    def find(self, name: str) -> str | None:
        """The permanent id that a code or id stands for."""
        return self.by_code.get(name) or (name if name in self.items else None)

    @property
    def in_tables(self) -> frozenset[str]:
        return frozenset(item.id for item in self.items.values() if item.table)


@dataclass
class Names:
    """All forms' names; `broken` forms exist but could not be read, so they are not blamed on."""

    forms: dict[str, FormNames] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()

    def resolver(self, own: str) -> Resolver:
        return lambda written: self._resolve(own, written)

    def _resolve(self, own: str, written: str) -> Ref:
        head, dot, tail = written.partition(".")
        if dot and head == "unit":
            return _unit_fact(tail, written)
        if not dot and (head in self.forms or head in self.broken):
            return Ref("", None if head == own else head, written)
        form, name = (head, tail) if dot else (own, head)
        item = self._item(form, name)
        return Ref(item, None if form == own else form, written)

    def _item(self, form: str, name: str) -> str:
        if form in self.broken:
            return name
        names = self.forms.get(form)
        if names is None:
            raise UnknownNameError(f"there is no form {form!r}")
        found = names.find(name)
        if found is None:
            raise UnknownNameError(f"form {form} has no item {name!r}")
        return found


def unit_resolver(written: str) -> Ref:
    """For `applies`: only facts of the unit."""
    head, _, tail = written.partition(".")
    if head != "unit":
        raise UnknownNameError(f"only facts of the unit may stand here, not {written!r}")
    return _unit_fact(tail, written)


def _unit_fact(name: str, written: str) -> Ref:
    if name not in UNIT_FACTS:
        raise UnknownNameError(
            f"a unit has no fact {name!r} (only {', '.join(sorted(UNIT_FACTS))})"
        )
    return Ref(name, "unit", written)
