"""Q111 and Q112: lists and structures that nothing uses."""

from collections.abc import Iterator

from istc.definitions.compile.edition import Compiled
from istc.definitions.lint.walking import items
from istc.definitions.problems import Problem, problem


def check(compiled: Compiled) -> Iterator[Problem]:
    if compiled.folder.broken:
        return  # what does not fit may be what uses it
    used = {item.options.id for _, item, _ in items(compiled) if item.options}
    lists = compiled.folder.lists
    used |= {source.of for name, source in lists.items() if source.of and name in used}
    for name, source in lists.items():
        if name not in used:
            yield problem("Q111", source.place, f"nothing uses list {name!r}")
    for name, raw in compiled.folder.structures.items():
        if name not in compiled.used_structures:
            yield problem("Q112", raw.place, f"nothing uses structure {name!r}")
