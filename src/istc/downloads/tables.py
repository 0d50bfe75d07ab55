"""One form of one year as a file: Excel, CSV or JSON, record by record (N38)."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.utils import timezone

from istc.definitions.model import Form
from istc.documents.export import About, Owned, write_csv, write_json, write_xlsx
from istc.downloads.asked import Asked, filter_words, unit_words
from istc.downloads.owners import Owners
from istc.reports.selection.records import ordered, records_of
from istc.reports.selection.scope import Scope
from istc.reports.selection.switched import switched
from istc.units.access import Actor

CHUNK = 2000
Tick = Callable[[int], None]


def write_table(target: Path, asked: Asked, form: Form, *, actor: Actor, tick: Tick) -> int:
    """`target`'s suffix says which. `tick` hears the number of records so far. Gives the lines.

    Raises Http404 for a unit out of sight.
    """
    scope = asked.scope(actor)
    owners = Owners(asked.edition, form, scope, unit_id=actor.unit_id)
    about = About(
        edition=asked.edition,
        form=form,
        unit_name=unit_words(scope),
        filters=filter_words(asked),
        made_at=f"{timezone.localtime():%Y-%m-%d %H:%M}",
        columns=asked.columns(form),
    )
    records = _records(asked, form, scope=scope, owners=owners, tick=tick)
    if target.suffix == ".xlsx":
        return write_xlsx(target, about, owners.lines(), records)
    if target.suffix == ".json":
        with target.open("w", encoding="utf-8") as file:
            return write_json(file, about, owners.lines(), records)
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        return write_csv(file, about, records)


def _records(
    asked: Asked, form: Form, *, scope: Scope, owners: Owners, tick: Tick
) -> Iterator[Owned]:
    """In the order of the tree unless the filter asks for another; never all in memory."""
    found = ordered(records_of(scope, form, asked.filter), form, asked.filter)
    rows: Iterator[tuple[str, dict[str, Any]]]
    rows = found.values_list("path", "values").iterator(chunk_size=CHUNK)
    numbers: dict[str, int] = {}
    known: dict[str, Any] = {}
    for count, (path, values) in enumerate(switched(scope, form, rows), 1):
        if path not in known:
            known[path] = owners.of(path)
        numbers[path] = numbers.get(path, 0) + 1
        if count % CHUNK == 0:
            tick(count)
        yield Owned(known[path], numbers[path], values)
