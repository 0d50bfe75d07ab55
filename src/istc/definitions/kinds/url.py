"""`url`: the address of a web site, http or https, which it may leave out."""

import re

from istc.definitions.kinds import pattern
from istc.definitions.kinds.kind import Kind, Reader, show_plain
from istc.definitions.kinds.refusals import refuse
from istc.definitions.model import Item

LIMIT = 500
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_URL = re.compile(
    rf"(?:https?://)?(?:(?:{_LABEL}\.)+[^\W\d_][\w-]{{1,62}}|\d{{1,3}}(?:\.\d{{1,3}}){{3}})"
    r"(?::\d{1,5})?(?:[/?#][^\s<>\"']*)?",
    re.IGNORECASE,
)


def reader(item: Item) -> Reader:
    return pattern.reader(item, LIMIT, read)


def read(text: str) -> str:
    if not _URL.fullmatch(text):
        raise refuse("url", text)
    return text


KIND = Kind("url", "网址", reader, show_plain)
