"""Lays posted cells over a stored record without losing what somebody else wrote (N40)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from istc.definitions import kinds
from istc.definitions.model import Form
from istc.reports.errors import Conflict, Difference
from istc.reports.models import Record
from istc.reports.results import RefusedCell
from istc.reports.writing.reading import Posted


@dataclass(frozen=True, slots=True)
class Over:
    """What a sender wrote over: the record as it was at `version`, cells named in `since` as they
    were at another one. `seen`: what it saw in a cell or sent before, any of which may be what is
    stored now: its own work, whose answer was lost, or a change that was taken back."""

    version: int
    seen: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    since: Mapping[str, int] = field(default_factory=dict)

    @property
    def latest(self) -> int:
        return max((self.version, *self.since.values()))

    def of(self, cell: str) -> int:
        return self.since.get(cell, self.version)


def refuse_overwriting(form: Form, record: Record, posted: Posted, over: Over) -> None:
    """A cell is in conflict when it changed after the version it was written over and what is
    stored is neither what is posted nor what was seen. Raises Conflict naming all such cells;
    then nothing is stored.
    """
    if over.latest > record.version:
        raise Conflict((), "提交的版本号与系统记录不符")
    later = [key for key in posted.cells if record.stamps.get(key, 0) > over.of(key)]
    differences = [
        Difference(
            item=key,
            name=form.by_id[key].name if key in form.by_id else form.tables[key].heading,
            theirs=record.values.get(key),
            yours=posted.cells[key],
            who=record.updated_by_name,
            when=record.updated_at,
        )
        for key in later
        if record.values.get(key) != posted.cells[key]
        and not _was_seen(form, record, key, over.seen)
    ]
    if differences:
        raise Conflict(differences, version=record.version)


def others(form: Form, record: Record, sent: Collection[str], version: int) -> dict[str, Any]:
    """What somebody else typed since that version: the cells that were not sent, as they are."""
    later = [key for key, stamp in record.stamps.items() if stamp > version and key not in sent]
    if not later:
        return {}
    own = {item.id for item in form.computed}
    return {key: record.values.get(key) for key in later if key not in own}


def _was_seen(form: Form, record: Record, key: str, seen: Mapping[str, Sequence[Any]]) -> bool:
    for raw in seen.get(key, ()):
        values, refused = kinds.parse_record(form, {key: raw})
        if not refused and values.get(key) == record.values.get(key):
            return True
    return False


def overlay(stored: Mapping[str, Any], cells: Mapping[str, Any]) -> dict[str, Any]:
    """The record with the posted cells; a cell of None is a blank, and a blank is absent."""
    merged = {**stored, **cells}
    return {key: value for key, value in merged.items() if value is not None}


def changed_cells(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    return [key for key in {**before, **after} if before.get(key) != after.get(key)]


def refused_sums(form: Form, posted: Posted, computed: Mapping[str, Any]) -> list[RefusedCell]:
    """Computed items that were posted with another figure than the system's."""
    found = []
    for key, raw in posted.sums.items():
        item = form.by_id[key]
        try:
            value = kinds.parse(item, raw)
        except kinds.Refusal:
            value = ""
        if value is not None and value != computed.get(key):
            found.append(_wrong_sum(item.id, item.name, raw, computed.get(key)))
    return found


def _wrong_sum(item: str, name: str, raw: Any, computed: Any) -> RefusedCell:
    words = "空白" if computed is None else str(computed)
    return RefusedCell(
        item=item,
        name=name,
        row=None,
        raw=raw,
        code="computed_item",
        wrong=f"由系统自动计算，为 {words}",
        mend="不用填写；数不对的，更正各分项",
    )
