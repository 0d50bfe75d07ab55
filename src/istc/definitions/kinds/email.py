"""`email`: one address, kept as written."""

import re

from istc.definitions.kinds import pattern
from istc.definitions.kinds.kind import Kind, Reader, show_plain
from istc.definitions.kinds.refusals import refuse
from istc.definitions.model import Item

LIMIT = 254
_LOCAL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}", re.ASCII)
_DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{1,62}")


def reader(item: Item) -> Reader:
    return pattern.reader(item, LIMIT, read)


def read(text: str) -> str:
    local, _, domain = text.rpartition("@")
    fits = _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(domain)
    if not fits or ".." in local or local.startswith(".") or local.endswith("."):
        raise refuse("email", text)
    return text


KIND = Kind("email", "电子邮箱", reader, show_plain)
