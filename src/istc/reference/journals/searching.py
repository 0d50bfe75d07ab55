"""Finds journals by title or number while one types, and tells which journal a number is (F75)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from istc.definitions.registers import squeezed
from istc.reference.journals.keeping import REGISTER
from istc.reference.models import Journal, RegisterVersion

SHOWN = 12
LONGEST_QUERY = 100
MOST_WORDS = 8
_NUMBER = re.compile(r"(\d{2,4})-?(\d{0,3}[\dX]?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Entry:
    """What choosing the journal fills in: `issn` is its printed number, else its electronic one."""

    title: str
    issn: str
    eissn: str = ""


def search(version: str, typed: str, most: int = SHOWN) -> list[Entry]:
    """Titles that begin with what was typed first, then those that hold all its words; by number
    where it looks like one. Nothing for less than two letters."""
    text = typed.strip()[:LONGEST_QUERY]
    found = Journal.objects.filter(version__register=REGISTER, version__name=version)
    if match := _NUMBER.fullmatch(text.upper()):
        head = match[1] if len(match[1]) < 4 else f"{match[1]}-{match[2]}"
        numbered = found.filter(Q(issn__startswith=head) | Q(eissn__startswith=head))
        return _entries(numbered.order_by("norm")[:most])
    norm = squeezed(text)
    if len(norm) < 2:
        return []
    first = list(found.filter(norm__startswith=norm).order_by(Length("norm"), "norm")[:most])
    rest = most - len(first)
    for word in norm.split()[:MOST_WORDS]:
        found = found.filter(norm__contains=word)
    others = found.exclude(norm__startswith=norm).order_by(Length("norm"), "norm")
    return _entries(first) + (_entries(others[:rest]) if rest else [])


def _entries(found: "QuerySet[Journal] | list[Journal]") -> list[Entry]:
    return [Entry(one.title, one.issn or one.eissn, one.eissn) for one in found]


@lru_cache(maxsize=4)
def titles(version: str) -> Mapping[str, str]:
    """Every number of a version with the title as compared: one query for each version and process.

    A version's name stands for its content; empty for the empty name.
    """
    found = RegisterVersion.objects.filter(register=REGISTER, name=version).first()
    rows = found.journals.values_list("norm", "issn", "eissn") if found else ()
    return {number: norm for norm, *numbers in rows for number in numbers if number}
