"""Q105: an option's code is empty or stands twice; `other` is not an option."""

from collections.abc import Iterator

from istc.definitions.compile.edition import Compiled
from istc.definitions.problems import Problem, problem


def check(compiled: Compiled) -> Iterator[Problem]:
    for name, source in compiled.folder.lists.items():
        seen: set[str] = set()
        for option in source.options:
            if not option.code.strip():
                message = f"list {name!r}: option {option.label!r} has no code"
                yield problem("Q105", option.place, message)
            elif option.code in seen:
                message = f"list {name!r} has two options of code {option.code!r}"
                yield problem("Q105", option.place, message)
            seen.add(option.code)
        if source.other is not None and source.other not in seen:
            message = f"list {name!r}: `other` {source.other!r} is none of its codes"
            yield problem("Q105", source.place, message)
