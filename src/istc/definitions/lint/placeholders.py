"""Q116: a placeholder that nothing fills."""

import re
from collections.abc import Iterable, Iterator

from istc.definitions.compile.edition import Compiled
from istc.definitions.lint.walking import items, rules
from istc.definitions.model import Form, Item
from istc.definitions.problems import Place, Problem, problem

_PLACEHOLDER = re.compile(r"\{[^{}\s]*\}")
_OF_RULES = frozenset({"{left}", "{right}", "{diff}", "{left_name}", "{right_name}"})


def check(compiled: Compiled) -> Iterator[Problem]:
    for form in compiled.edition.forms:
        yield from _tell(compiled.place(form.code), _form_texts(form))
    for _, item, place in items(compiled):
        yield from _tell(place, _item_texts(item))
    for _, rule, place in rules(compiled):
        yield from _tell(place, (rule.say, rule.mend), _OF_RULES)
    for source in compiled.folder.lists.values():
        for option in source.options:
            yield from _tell(option.place, (option.label, option.note))
    for section in compiled.folder.survey.sections:
        yield from _tell(section.place, (section.title, section.text))


def _tell(
    place: Place, texts: Iterable[str], known: frozenset[str] = frozenset()
) -> Iterator[Problem]:
    for text in texts:
        for mark in _PLACEHOLDER.findall(text):
            if mark not in known:
                yield problem("Q116", place, f"nothing fills {mark} in {text!r}")


def _form_texts(form: Form) -> tuple[str, ...]:
    explained = [text for one in form.instructions for text in (one.term, one.text)]
    return (form.title, form.nil_words, form.applies_note, form.unit_note, *form.notes, *explained)


def _item_texts(item: Item) -> tuple[str, ...]:
    return (item.label, *item.path, item.hint, item.note, item.short, item.unit or "")
