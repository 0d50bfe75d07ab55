"""Titles as they are searched and compared: plain small letters and digits, one blank between."""

import re
from functools import lru_cache

from istc.definitions.kinds.writing import narrow

_OTHER = re.compile(r"[^\w]+")


@lru_cache(maxsize=4096)
def squeezed(title: str) -> str:
    """“Science & Technology” and “SCIENCE AND  TECHNOLOGY” are one title.

    >>> squeezed("Physics Letters, Section B（Online）")
    'physics letters section b online'
    """
    text = narrow(title).lower().replace("&", " and ").replace("_", " ")
    return _OTHER.sub(" ", text).strip()
