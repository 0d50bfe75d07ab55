"""Finds the option that was meant: by code, by label, or by both as a template writes them."""

import re
from dataclasses import dataclass

from istc.definitions.kinds.refusals import Refusal, refuse
from istc.definitions.kinds.writing import narrow
from istc.definitions.model import OptionList

LONGEST = 2000
_KEPT = "_lookup"
_BLANKS = re.compile(r"\s+")
_FEW = 8
_CODE = re.compile("[A-Z]{3}")


@dataclass(frozen=True)
class Lookup:
    """A choice list made ready for reading; labels that two options share mean neither."""

    codes: frozenset[str]
    order: dict[str, int]
    words: dict[str, str]  # every other certain spelling -> code

    def find(self, typed: str) -> str | None:
        if typed in self.codes:
            return typed
        return self.words.get(squeeze(typed))


def lookup(choices: OptionList) -> Lookup:
    """The list's lookup, made once and kept with the list."""
    found: Lookup | None = choices.__dict__.get(_KEPT)
    if found is None:
        found = choices.__dict__[_KEPT] = _make(choices)
    return found


def squeeze(text: str) -> str:
    """Plain signs, no blanks, small letters: what spelling does not matter is gone."""
    return _BLANKS.sub("", narrow(text)).lower()


def _make(choices: OptionList) -> Lookup:
    labels: dict[str, set[str]] = {}
    exact: dict[str, str] = {}
    for option in choices.options:
        labels.setdefault(squeeze(option.label), set()).add(option.code)
        for joint in ("", "-", "、", ".", ":"):
            exact[squeeze(f"{option.code}{joint}{option.label}")] = option.code
    exact |= {spelling: min(codes) for spelling, codes in labels.items() if len(codes) == 1}
    others: dict[str, set[str]] = {}
    for option in choices.options:
        for alias in aliases(option.search):
            others.setdefault(squeeze(alias), set()).add(option.code)
    for spelling, codes_of in others.items():
        if len(codes_of) == 1:
            exact.setdefault(spelling, min(codes_of))
    for option in choices.options:
        if option.code.isdigit():  # a number cell has lost the leading zero
            exact.setdefault(option.code.lstrip("0"), option.code)
    exact |= {squeeze(option.code): option.code for option in choices.options}
    codes = [option.code for option in choices.options]
    return Lookup(frozenset(codes), {code: n for n, code in enumerate(codes)}, exact)


def aliases(search: str) -> list[str]:
    """Other names among the words an option is searched by: Chinese words, a code in capitals and
    the foreign name before it. Initials are nobody's name.

    >>> aliases("United Arab Emirates ARE alblhqzg 阿联酋")
    ['阿联酋', 'ARE', 'United Arab Emirates']
    """
    words = search.split()
    found = [word for word in words if not word.isascii()]
    codes = [word for word in words if _CODE.fullmatch(word)]
    if codes:
        name = words[: words.index(codes[0])]
        found += [codes[0], *([" ".join(name)] if name else [])]
    return found


def unknown(choices: OptionList, typed: str) -> Refusal:
    """Names the options when they are few."""
    if len(choices.options) > _FEW:
        return refuse("unknown_option", typed, choices="从列表中选择；列表中没有的，核对写法")
    known = "、".join(f"{option.code} {option.label}" for option in choices.options)
    return refuse("unknown_option", typed, choices=f"可填：{known}")
