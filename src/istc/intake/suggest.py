"""What a refused value could be meant for, to be taken with one click."""

import difflib
import re
from datetime import date, timedelta

from istc.definitions.kinds import KINDS
from istc.definitions.model import Item
from istc.documents.words import option_text

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_COUNTED = re.compile("[2-6][0-9]{4}")
_FIRST_DAY = date(1899, 12, 30)
_PARTS = re.compile(r"([12]\d{3})[-/. ](\d{1,2})[-/. ](\d{1,2})(?!\d)")
_MOST = 1
_CLOSE = 0.5


def suggest(item: Item, raw: object) -> tuple[str, ...]:
    """The nearest option as 05 国家重点研发计划; the only number in 86万; else nothing."""
    text = str(raw).strip()
    if item.options is not None and item.kind == "choice":
        labels = {option.label: option.code for option in item.options.offered}
        near = difflib.get_close_matches(text, labels, _MOST, _CLOSE) or [
            label for label in labels if text and (text in label or label in text)
        ]
        return tuple(option_text(item.options, labels[label]) for label in near[:_MOST])
    if KINDS[item.kind].numeric:
        numbers = _NUMBER.findall(text)
        if len(numbers) == 1 and not text.startswith(("-", "−")):
            return (numbers[0].replace(",", ""),)
    if item.kind == "date":
        return _day(text)
    return ()


def _day(text: str) -> tuple[str, ...]:
    """The day that Excel counts as 43895, or of 2020-03-05 12:30:00 and 2020 3 5."""
    if _COUNTED.fullmatch(text):
        return ((_FIRST_DAY + timedelta(days=int(text))).isoformat(),)
    found = _PARTS.match(text)
    if found is None:
        return ()
    try:
        return (date(*map(int, found.groups())).isoformat(),)
    except ValueError:
        return ()
