"""`choices`: several options of a list, at most `max`, stored as codes in list order (F73)."""

import re

from istc.definitions.kinds.choice import NO_OPTIONS
from istc.definitions.kinds.kind import Kind, Reader, Value
from istc.definitions.kinds.options import LONGEST, Lookup, lookup, unknown
from istc.definitions.kinds.refusals import refuse
from istc.definitions.kinds.writing import line, long
from istc.definitions.model import Item, OptionList

MOST = 500
# From the surest separator to the one that labels use themselves.
_SEPARATORS = tuple(
    map(re.compile, (r"[;；\n|]+", r"[;；\n|,，]+", r"[;；\n|,，、]+", r"[;；\n|,，、\s]+"))
)


def reader(item: Item) -> Reader:
    choices = item.options or NO_OPTIONS
    found = lookup(choices)
    order = found.order
    most = item.max_choices

    def read(raw: object) -> list[str] | None:
        if not isinstance(raw, list | tuple):
            codes = _split(found, choices, raw)
        elif len(raw) > MOST:
            raise refuse("too_many_choices", count=len(raw), limit=most or MOST)
        else:
            codes = [code for part in raw if (code := _code(found, choices, part))]
        codes = sorted(set(codes), key=order.__getitem__)
        if most and len(codes) > most:
            raise refuse("too_many_choices", count=len(codes), limit=most)
        return codes or None

    return read


def _code(found: Lookup, choices: OptionList, raw: object) -> str | None:
    text = line(raw, LONGEST)
    if text is None:
        return None
    code = found.find(text)
    if code is None:
        raise unknown(choices, text)
    return code


def _split(found: Lookup, choices: OptionList, raw: object) -> list[str]:
    """Options written in one cell. Labels hold 、 and ， themselves, so coarse cuts come first."""
    text = long(raw, LONGEST)
    if text is None:
        return []
    parts = [text]
    for separator in _SEPARATORS:
        codes = [found.find(part) for part in parts]
        if None not in codes:
            break
        parts = [part.strip() for part in separator.split(text) if part.strip()]
    known = [(part, found.find(part)) for part in parts]
    for part, code in known:
        if code is None:
            raise unknown(choices, part)
    return [code for _, code in known if code]


def show(item: Item, value: Value) -> str:
    """Labels with ；between, which no label uses: what is shown can be read back."""
    by_code = (item.options or NO_OPTIONS).by_code
    codes = [value] if isinstance(value, str) else value
    return "；".join(by_code[code].label if code in by_code else code for code in codes)


KIND = Kind("choices", "多选", reader, show, needs_list=True)
