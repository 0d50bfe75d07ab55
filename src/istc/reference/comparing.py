"""Two versions of a list side by side: only what differs."""

from collections.abc import Sequence
from dataclasses import dataclass

from istc.definitions.model import Option, OptionList
from istc.reference.editing import told


@dataclass(frozen=True, slots=True)
class Difference:
    """`before` is empty for what was added; nothing is ever taken out of a list."""

    code: str
    before: str
    after: str


def differences(
    one: OptionList, before: Sequence[Option], after: Sequence[Option]
) -> list[Difference]:
    """In the order of the later version; an option that only the earlier one has comes last."""
    was = {option.code: _words(one, option) for option in before}
    now = {option.code: _words(one, option) for option in after}
    codes = dict.fromkeys((*now, *was))
    return [
        Difference(code, was.get(code, ""), now.get(code, ""))
        for code in codes
        if was.get(code) != now.get(code)
    ]


def _words(one: OptionList, option: Option) -> str:
    return " ".join(part for part in (told(one, option), option.search) if part)
