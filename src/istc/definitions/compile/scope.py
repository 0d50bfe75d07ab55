"""Where a rule is judged: in one record, over a form's records, or across forms."""

from istc.definitions.compile.bench import Bench
from istc.definitions.expression.syntax import Call, Expression, Ref, walk
from istc.definitions.model import Scope

_OVER_RECORDS = frozenset({"SUM", "COUNT"})


def scope(bench: Bench, parts: tuple[Expression | None, ...]) -> Scope:
    """As DEFINITIONS.md says: across if another form is read, form if own records are added up."""
    written = [part for part in parts if part]
    if any(part.forms() for part in written):
        return "across"
    adds_up = any(_adds_up(part, bench.own.in_tables) for part in written)
    return "form" if bench.own.multi and adds_up else "record"


def _adds_up(part: Expression, in_tables: frozenset[str]) -> bool:
    """Whether SUM or COUNT reads own items that are not in a sub-table."""
    for node in walk(part.node):
        match node:
            case Call(name=name, args=(Ref(form=None, item=item), *_)) if name in _OVER_RECORDS:
                if item not in in_tables:
                    return True
    return False
