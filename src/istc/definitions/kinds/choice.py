"""`choice`: one option of a list, stored as its code."""

from istc.definitions.kinds.kind import Kind, Reader, Value
from istc.definitions.kinds.options import LONGEST, lookup, unknown
from istc.definitions.kinds.refusals import refuse
from istc.definitions.kinds.writing import line
from istc.definitions.model import Item, OptionList

NO_OPTIONS = OptionList("", "", "assumed", ())


def reader(item: Item) -> Reader:
    choices = item.options or NO_OPTIONS
    found = lookup(choices)
    codes = found.codes

    def read(raw: object) -> str | None:
        if type(raw) is str and raw in codes:
            return raw
        if isinstance(raw, list | tuple):
            raw = _only(raw)
        text = line(raw, LONGEST)
        if not text:
            return None
        code = found.find(text)
        if code is None:
            raise unknown(choices, text)
        return code

    return read


def _only(raw: list[object] | tuple[object, ...]) -> object:
    if len(raw) > 1:
        raise refuse("one_choice", count=len(raw))
    return raw[0] if raw else None


def show(item: Item, value: Value) -> str:
    """The label; a code that the list no longer has, as it is."""
    option = (item.options or NO_OPTIONS).by_code.get(str(value))
    return option.label if option else str(value)


KIND = Kind("choice", "单选", reader, show, needs_list=True)
