"""The picker of a condition: what can be asked of the item chosen, and how it is answered (F57)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from istc.checks.typed import NUMERIC
from istc.definitions.model import Form, Item
from istc.rollup.conditions import OPS, ops_of

RANGE = "range"  # two conditions at once: no less than, no more than


@dataclass(frozen=True, slots=True)
class Picking:
    """`editor`: options, number, date or text. `begun`: an item was chosen in the address."""

    item: Item
    ops: Mapping[str, str]
    editor: str
    begun: bool

    @property
    def ranged(self) -> bool:
        return RANGE in self.ops


def picking(form: Form, params: Mapping[str, Sequence[str]]) -> Picking:
    """For the item that the address begins a condition with, else for the form's first."""
    wanted = _last(params, "new_item")
    item = form.by_id.get(wanted, form.items[0])
    ops = {op: OPS[op] for op in ops_of(item)}
    if {"ge", "le"} <= ops.keys():
        ops = {"eq": OPS["eq"], RANGE: "介于", **ops}
    return Picking(item, ops, _editor(item), begun=wanted in form.by_id)


def _editor(item: Item) -> str:
    if item.options:
        return "options"
    if item.kind in NUMERIC:
        return "number"
    return "date" if item.kind == "date" else "text"


def added(params: Mapping[str, Sequence[str]]) -> list[str]:
    """The conditions that the picker sent, as addresses have them."""
    item, op = _last(params, "new_item"), _last(params, "new_op")
    if not item or not op:
        return []
    typed = [text.strip() for text in params.get("new_value", ())]
    if op != RANGE:
        return [f"{item}:{op}:{','.join(filter(None, typed))}"]
    ends = [*typed, "", ""][:2]
    return [f"{item}:{op}:{end}" for op, end in zip(("ge", "le"), ends, strict=True) if end] or [
        f"{item}:ge:"  # nothing was written: refused with the reason
    ]


def _last(params: Mapping[str, Sequence[str]], name: str) -> str:
    return (params.get(name) or [""])[-1]
