"""Q119: a year typed into a label. The linter compiles for a far year: what is left was typed."""

import re
from collections.abc import Iterable, Iterator

from istc.definitions.compile.edition import Compiled
from istc.definitions.lint.walking import items
from istc.definitions.problems import Place, Problem, problem

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)", re.ASCII)


def check(compiled: Compiled) -> Iterator[Problem]:
    for form in compiled.edition.forms:
        texts = (form.title, form.nil_words)
        yield from _tell(compiled.place(form.code), texts)
    for _, item, place in items(compiled):
        yield from _tell(place, (item.label, *item.path, item.short))


def _tell(place: Place, texts: Iterable[str]) -> Iterator[Problem]:
    for text in dict.fromkeys(texts):
        if found := _YEAR.search(text):
            yield problem("Q119", place, f"year {found[0]} is typed into {text!r}; write {{year}}")
