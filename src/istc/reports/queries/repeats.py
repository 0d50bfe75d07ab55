"""疑似与其他单位重复: records that several units report under the same name (F21, N11)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import TextField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from istc.checks.findings import Finding
from istc.definitions.model import Form, Item
from istc.reports.keys import ReportKey
from istc.reports.models import Record
from istc.reports.queries.records import live
from istc.units.access import Actor, below
from istc.units.models import Placement

CODE = "S101"
SHORTEST = 4  # characters of a name that may tell one thing from another
MOST = 20


@dataclass(frozen=True, slots=True)
class Repeat:
    """The finding, and the record of the other unit that it is about."""

    finding: Finding
    place: Placement
    own: dict[str, Any]
    other: dict[str, Any]


def naming(form: Form) -> Item | None:
    """The item that names a record: the first text of those that the list of records shows."""
    if not form.multi:
        return None
    items = [form.by_id[name] for name in form.summary] or list(form.items)
    return next((item for item in items if item.kind == "text" and item.table is None), None)


def findings(
    actor: Actor, key: ReportKey, records: Iterable[Record] | None = None
) -> list[Finding]:
    return [one.finding for one in found(actor, key, records)]


def found(actor: Actor, key: ReportKey, records: Iterable[Record] | None = None) -> list[Repeat]:
    """Among the units that the asker may see. Two queries, one more where something is found; one
    less with the form's live `records` at hand."""
    item = naming(key.form)
    if item is None:
        return []
    mine: dict[str, Record] = {}
    for record in live(key) if records is None else records:
        if len(name := str(record.values.get(item.id) or "")) >= SHORTEST:
            mine.setdefault(name, record)
    others = _others(actor, key, item, mine) if mine else []
    units = {record.report.unit_id for record in others}
    seen = below(actor, key.round.year).filter(unit_id__in=units) if units else ()
    places = {place.unit_id: place for place in seen}
    return [
        Repeat(
            _finding(item, mine[record.values[item.id]], record, place),
            place, mine[record.values[item.id]].values, record.values,
        )
        for record in others
        if (place := places.get(record.report.unit_id))
    ]  # fmt: skip


def _others(actor: Actor, key: ReportKey, item: Item, mine: dict[str, Record]) -> list[Record]:
    seen = below(actor, key.round.year).exclude(unit_id=key.placement.unit_id)
    rows = Record.objects.filter(
        removed_at=None, report__round=key.round, report__form=key.form.code,
        report__declined=False, report__unit_id__in=seen.order_by().values("unit_id"),
    )  # fmt: skip
    named = rows.annotate(named=Cast(KeyTextTransform(item.id, "values"), TextField()))
    same = named.filter(named__in=list(mine)).select_related("report")
    return list(
        same.only("values", "position", "report__unit_id", "report__form").order_by("id")[:MOST]
    )


def _finding(item: Item, own: Record, other: Record, place: Placement) -> Finding:
    """Its key names the other record too: one of ours may repeat several."""
    name = own.values[item.id]
    return Finding(
        code=f"{CODE}-{other.pk}", level="hint", form=other.report.form, item=item.id,
        record=own.pk, table=None, row=None, what=item.name,
        wrong=f"“{name}”与{place.name}填报的相同", mend="核对是否同一事项，同一事项只由一家填报",
        reads=((item.id, name), (str(other.pk), name)),
    )  # fmt: skip
