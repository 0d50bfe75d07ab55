"""Which cells a cell reaches: what a change must recompute (N27) and check again elsewhere."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from istc.definitions.expression.syntax import Call, Expression, Node, Ref, children
from istc.definitions.model import Edition, Form

Cell = tuple[str, str]  # form code, item id; "" stands for the number of records
UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Reach:
    """`sums[cell]`: computed cells that read it. `judges[cell]`: forms with a rule that reads
    it. `by_unit`: forms that read facts of the unit. `reads[form]`: other forms that it
    reads. `switched`: forms with an item that another form's cell switches on and off; such an
    item counts as computed from that cell. `looks_back`: forms that read last year."""

    sums: dict[Cell, set[Cell]] = field(default_factory=lambda: defaultdict(set))
    judges: dict[Cell, set[str]] = field(default_factory=lambda: defaultdict(set))
    by_unit: set[str] = field(default_factory=set)
    reads: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    switched: set[str] = field(default_factory=set)
    looks_back: set[str] = field(default_factory=set)

    def closure(self, cells: Iterable[Cell]) -> set[Cell]:
        """The cells and everything computed from them, however far."""
        found: set[Cell] = set()
        waiting = list(cells)
        while waiting:
            cell = waiting.pop()
            if cell not in found:
                found.add(cell)
                waiting.extend(self.sums.get(cell, ()))
        return found

    def judged_by(self, cells: Iterable[Cell]) -> set[str]:
        return {form for cell in cells for form in self.judges.get(cell, ())}


_KNOWN: dict[str, Reach] = {}


def reach_of(edition: Edition) -> Reach:
    """Built once per compiled edition."""
    if not edition.digest:
        return build(edition)
    if edition.digest not in _KNOWN:
        _KNOWN[edition.digest] = build(edition)
    return _KNOWN[edition.digest]


def build(edition: Edition) -> Reach:
    reach = Reach()
    for form in edition.forms:
        for item in form.items:
            for ref in (*_refs(item.computed), *_refs(item.when)):
                reach.sums[ref.form or form.code, ref.item].add((form.code, item.id))
            if any(ref.form not in (None, UNIT, form.code) for ref in _refs(item.when)):
                reach.switched.add(form.code)
        _note_reading(reach, form)
    return reach


def _note_reading(reach: Reach, form: Form) -> None:
    for expression in _conditions(form):
        for ref in _refs(expression):
            if ref.form and ref.form not in (UNIT, form.code):
                reach.judges[ref.form, ref.item].add(form.code)
    for expression in _everything(form):
        refs = {ref.form for ref in _refs(expression) if ref.form}
        reach.reads[form.code] |= refs - {UNIT, form.code}
        if UNIT in refs:
            reach.by_unit.add(form.code)
        if _has_last(expression.node):
            reach.looks_back.add(form.code)


def _conditions(form: Form) -> Iterator[Expression]:
    for rule in form.rules:
        yield rule.test
        if rule.when:
            yield rule.when


def _everything(form: Form) -> Iterator[Expression]:
    yield from _conditions(form)
    yield from (item.computed for item in form.items if item.computed)
    yield from (item.when for item in form.items if item.when)
    if form.applies:
        yield form.applies


def _refs(expression: Expression | None) -> Iterator[Ref]:
    """Outside LAST, which reads another year."""
    yield from _this_year(expression.node) if expression else ()


def _this_year(node: Node) -> Iterator[Ref]:
    if isinstance(node, Ref):
        yield node
    elif not (isinstance(node, Call) and node.name == "LAST"):
        for child in children(node):
            yield from _this_year(child)


def _has_last(node: Node) -> bool:
    if isinstance(node, Call) and node.name == "LAST":
        return True
    return any(_has_last(child) for child in children(node))
