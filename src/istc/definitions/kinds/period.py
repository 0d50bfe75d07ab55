"""`period`: one day, or from one day to another."""

import re

from istc.definitions.kinds.date import DAY, day
from istc.definitions.kinds.kind import Kind, Reader, Value
from istc.definitions.kinds.refusals import refuse
from istc.definitions.kinds.writing import line, narrow
from istc.definitions.model import Item

LONGEST = 60
_PERIOD = re.compile(rf"({DAY})\s*(?:/|至|到|~|～|-{{1,2}}|–|—{{1,2}})\s*({DAY})", re.ASCII)


def reader(item: Item) -> Reader:
    return read


def read(raw: object) -> str | None:
    if isinstance(raw, list | tuple):
        return _pair(raw)
    text = line(raw, LONGEST)
    if not text:
        return None
    text = narrow(text)
    match = _PERIOD.fullmatch(text)
    return _ordered(day(match[1]), day(match[2])) if match else day(text)


def _pair(raw: list[object] | tuple[object, ...]) -> str | None:
    """From two boxes, of which the second may be blank."""
    if len(raw) > 2:
        raise refuse("wrong_type", what="一个日期或起止日期")
    first, last = (line(part, LONGEST) for part in (*raw, None, None)[:2])
    if not first:
        if last:
            raise refuse("period_start")
        return None
    return _ordered(day(first), day(last)) if last else day(first)


def _ordered(first: str, last: str) -> str:
    if last < first:
        raise refuse("period_order")
    return first if first == last else f"{first}/{last}"


def show(item: Item, value: Value) -> str:
    return str(value).replace("/", " 至 ")


KIND = Kind("period", "起止日期", reader, show)
