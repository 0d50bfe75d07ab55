"""Q122 and Q123: lists drawn from others, and flags that a list does not declare."""

from collections.abc import Iterator

from istc.definitions.compile.edition import Compiled
from istc.definitions.expression.syntax import Call, Ref, Text, walk
from istc.definitions.lint.walking import expressions
from istc.definitions.marks import parts
from istc.definitions.model import Form
from istc.definitions.problems import Problem, problem

_ASKING = frozenset({"FLAG", "LACKS"})


def check(compiled: Compiled) -> Iterator[Problem]:
    yield from _drawn(compiled)
    for name, source in compiled.folder.lists.items():
        for option in source.options:
            for mark in option.flags:
                flag, _, _ = parts(mark)
                if flag not in source.flags:
                    message = f"list {name!r}: option {option.code!r} has flag {flag!r}, undeclared"
                    yield problem("Q123", option.place, message)
    for form, expression, place in expressions(compiled):
        for node in walk(expression.node):
            if isinstance(node, Call) and node.name in _ASKING and (fault := _asked(form, node)):
                yield problem("Q123", place, f"{fault}: {expression.text}")


def _drawn(compiled: Compiled) -> Iterator[Problem]:
    lists = compiled.folder.lists
    for name, source in lists.items():
        if source.of is None or source.of in compiled.folder.broken:
            continue
        base = lists.get(source.of)
        if base is None or base.of is not None:
            message = f"list {name!r} is drawn from {source.of!r}, which has no options of its own"
            yield problem("Q122", source.place, message)
        elif {one.code for one in source.options} & {one.code for one in base.options}:
            yield problem("Q105", source.place, f"list {name!r} repeats a code of {source.of!r}")
        elif source.first and source.first.flag not in base.flags:
            message = f"list {source.of!r} declares no flag {source.first.flag!r}"
            yield problem("Q123", source.place, message)


def _asked(form: Form, call: Call) -> str:
    """Why FLAG or LACKS cannot be answered; empty where it can."""
    ref, flag = call.args
    own = isinstance(ref, Ref) and ref.form is None and ref.item in form.by_id
    options = form.by_id[ref.item].options if own and isinstance(ref, Ref) else None
    if options is None:
        return f"{call.name} takes an item of the own form that has a list"
    if not options.options:
        return ""  # a list that is missing or does not fit is told elsewhere
    if not isinstance(flag, Text) or flag.value not in options.flags:
        return f"list {options.id!r} declares no such flag"
    return ""
