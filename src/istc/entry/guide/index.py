"""Finds forms, items, options and explanations by number, words or pinyin initials."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from istc.definitions.model import Edition, Form
from istc.units.pinyin import initials

NUMBER = re.compile(r"(?:hz|hj)?[\s_-]*(\d{2})[\s_-]?(\d{1,3})")
NAMED = ("报表", "指标")  # kinds that are found by pinyin initials too
LATIN = re.compile(r"[a-z]{2,}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found. `anchor` is its place on the form's page of the guide."""

    kind: str  # 报表, 指标, 说明, 选项, 关系
    form: str
    code: str
    label: str
    note: str = ""
    anchor: str = ""
    item: str = ""
    words: str = ""  # lower case, what is searched
    initials: str = ""

    def matches(self, wanted: str, latin: bool) -> bool:
        return wanted in self.words or (latin and wanted in self.initials)


_built: dict[tuple[str, int], tuple[Entry, ...]] = {}


def entries(edition: Edition) -> tuple[Entry, ...]:
    """Everything in the order of the questionnaire; made once per edition and year."""
    key = (edition.digest, edition.year)
    if key not in _built:
        _built[key] = tuple(entry for form in edition.forms for entry in _of_form(form))
    return _built[key]


def search(edition: Edition, words: str, kinds: frozenset[str] | None = None) -> list[Entry]:
    """All entries that hold every word; a number such as 0207 finds the form HZ_02_007."""
    wanted = words.lower().split()
    if not wanted:
        return []
    found = [
        entry
        for entry in entries(edition)
        if (kinds is None or entry.kind in kinds)
        and all(entry.matches(word, bool(LATIN.fullmatch(word))) for word in wanted)
    ]
    numbered = form_by_number(edition, words)
    if numbered and (kinds is None or "报表" in kinds):
        first = next(e for e in entries(edition) if e.kind == "报表" and e.form == numbered.code)
        found = [first, *(entry for entry in found if entry is not first)]
    return found


def form_by_number(edition: Edition, words: str) -> Form | None:
    """0207, 02_007 or hz-02-7 → HZ_02_007; a part number and a form number."""
    found = NUMBER.fullmatch(words.strip().lower())
    if not found:
        return None
    part, number = int(found[1]), int(found[2])
    for form in edition.forms:
        digits = [int(text) for text in re.findall(r"\d+", form.code)]
        if digits == [part, number]:
            return form
    return None


def _of_form(form: Form) -> Iterator[Entry]:
    yield _entry(form, "报表", form.title, code=form.code)
    for item in form.items:
        path, anchor = " ".join(item.path), f"item-{item.id}"
        yield _entry(
            form, "指标", item.label, code=item.code or "", note=path, anchor=anchor, item=item.id
        )
    for number, say in enumerate(form.instructions, 1):
        yield _entry(form, "说明", say.term or form.title, note=say.text, anchor=f"say-{number}")
    for found in {item.options.id: item.options for item in form.items if item.options}.values():
        for option in found.offered:
            yield _entry(
                form, "选项", option.label, code=option.code, note=found.title,
                anchor=f"list-{found.id}",
            )  # fmt: skip


def _entry(form: Form, kind: str, label: str, **more: str) -> Entry:
    words = " ".join((form.code, label, more.get("code", ""), more.get("note", ""))).lower()
    first_letters = initials(label) if kind in NAMED else ""
    return Entry(
        kind=kind, form=form.code, label=label, words=words, initials=first_letters,
        **{"code": "", **more},
    )  # fmt: skip
