"""Lays posted cells over a stored record without losing what somebody else wrote (N40)."""

from collections.abc import Mapping
from typing import Any

from istc.definitions import kinds
from istc.definitions.model import Form
from istc.reports.errors import Conflict, Difference
from istc.reports.models import Record
from istc.reports.results import RefusedCell
from istc.reports.writing.reading import Posted


def refuse_overwriting(
    form: Form, record: Record, posted: Posted, seen: tuple[int, Mapping[str, Any]]
) -> None:
    """`seen`: the version that the sender had before it, and (if it says so) the cells it saw.

    A cell is in conflict when it changed after that version and what is stored is neither what is
    posted nor what was seen. Raises Conflict naming all such cells; then nothing is stored.
    """
    version, cells = seen
    if version > record.version:
        raise Conflict((), "提交的版本号与系统记录不符")
    later = [key for key in posted.cells if record.stamps.get(key, 0) > version]
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
        if record.values.get(key) != posted.cells[key] and not _was_seen(form, record, key, cells)
    ]
    if differences:
        raise Conflict(differences)


def _was_seen(form: Form, record: Record, key: str, cells: Mapping[str, Any]) -> bool:
    if key not in cells:
        return False
    values, refused = kinds.parse_record(form, {key: cells[key]})
    return not refused and values.get(key) == record.values.get(key)


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
