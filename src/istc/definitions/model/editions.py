"""A questionnaire edition, compiled for a survey year."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from istc.definitions.model.forms import Form
from istc.definitions.model.items import OptionList


@dataclass(frozen=True, slots=True)
class Part:
    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Section:
    """A titled stretch of general text: purpose, scope, duties, contacts, law."""

    id: str
    title: str
    text: str


@dataclass(frozen=True)
class Edition:
    """A questionnaire edition compiled for one survey year."""

    name: str
    year: int
    title: str
    parts: tuple[Part, ...]
    forms: tuple[Form, ...]
    lists: dict[str, OptionList]
    sections: tuple[Section, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)  # makers, approval number, telephone …
    digest: str = ""

    @cached_property
    def by_code(self) -> dict[str, Form]:
        return {form.code: form for form in self.forms}

    @cached_property
    def feeds(self) -> dict[str, tuple[str, ...]]:
        """form code -> forms whose computed items read it (HZ_02_005 feeds HZ_04_001)."""
        found: dict[str, list[str]] = {}
        for form in self.forms:
            for item in form.computed:
                for source in sorted(item.computed.forms()) if item.computed else ():
                    if source != form.code and form.code not in found.setdefault(source, []):
                        found[source].append(form.code)
        return {source: tuple(codes) for source, codes in found.items()}

    @cached_property
    def watchers(self) -> dict[str, tuple[str, ...]]:
        """form code -> forms having a rule that reads it, so that a change re-checks them."""
        found: dict[str, list[str]] = {}
        for form in self.forms:
            for rule in form.rules:
                for source in rule.forms:
                    if source != form.code and form.code not in found.setdefault(source, []):
                        found[source].append(form.code)
        return {source: tuple(codes) for source, codes in found.items()}

    def part_forms(self, number: int) -> tuple[Form, ...]:
        return tuple(form for form in self.forms if form.part == number)
