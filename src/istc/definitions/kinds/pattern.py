"""Short texts that must look like something: what phone, mobile, email, url and issn share."""

from collections.abc import Callable

from istc.definitions.kinds.kind import Reader
from istc.definitions.kinds.writing import line, narrow
from istc.definitions.model import Item

NONE_WORD = "无"  # stands for what must not go online (F69)


def reader(item: Item, limit: int, read: Callable[[str], str]) -> Reader:
    """The reader that hands a clean plain line to `read`, which gives the stored text."""
    longest = min(limit, item.max_length or limit)
    none_word = NONE_WORD if item.allow_none_word else None

    def parse(raw: object) -> str | None:
        text = line(raw, longest)
        if text is None or text == none_word:
            return text
        return read(narrow(text))

    return parse
