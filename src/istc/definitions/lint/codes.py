"""Q118: a code that is neither two digits nor a stem or branch (decisions §1)."""

import re
from collections.abc import Iterator

from istc.definitions.compile.edition import Compiled
from istc.definitions.lint.walking import items
from istc.definitions.problems import Problem, problem

_CODE = re.compile(r"\d\d|[甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥]", re.ASCII)


def check(compiled: Compiled) -> Iterator[Problem]:
    for _, item, place in items(compiled):
        if item.code is not None and not _CODE.fullmatch(item.code):
            message = f"item {item.id!r}: code {item.code!r} is neither 01–99 nor one of 甲乙丙…"
            yield problem("Q118", place, message)
