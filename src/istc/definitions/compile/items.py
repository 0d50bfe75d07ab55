"""One written item, and the write-in that may follow it."""

from collections.abc import Iterator, Sequence

from istc.definitions.compile.bench import Bench
from istc.definitions.expression.syntax import Expression
from istc.definitions.model import Item
from istc.definitions.problems import Place
from istc.definitions.source.items import ItemSource, WriteIn

BALANCE = "balance"


def item(
    bench: Bench, source: ItemSource, path: Sequence[str], *, table: str | None = None
) -> Item:
    """`path`: the headers around it; its own `path` comes after them."""
    place = source.place
    bench.locate(source.id, place)
    return Item(
        id=source.id,
        label=source.label,
        kind=source.kind,
        code=source.code,
        path=(*path, *source.path),
        unit=source.unit,
        options=bench.options(source.list_id, place) if source.list_id else None,
        required=source.required,
        origin=source.origin,
        table=table,
        computed=computed(bench, source.id, source.computed, place=place),
        when=bench.condition(source.when, place) if source.when else None,
        max_choices=source.max_choices,
        max_length=source.max_length,
        minimum=source.minimum,
        maximum=source.maximum,
        allow_none_word=source.allow_none_word,
        hint=source.hint,
        note=source.note,
        short=source.short,
        carry=source.carry,
        register=source.register_in,
        line=place.line,
    )


def write_in(bench: Bench, source: WriteIn, parent: Item, *, made_id: str, under: str = "") -> Item:
    """The text item that explains the parent's 其他; `made_id` when it gives none of its own.

    `under`: the row that it stands in, where the parent's own label is that row's.
    """
    found = source.id or made_id
    bench.locate(found, source.place)
    return Item(
        id=found,
        label=source.label,
        kind="text",
        code=source.code,
        path=(*parent.path, *headers(under)),
        required=False,
        origin=source.origin,
        table=parent.table,
        write_in_of=parent.id,
        counted=source.counted,
        when=parent.when,
        max_length=source.max_length,
        hint=source.hint,
        note=source.note,
        short=source.short,
        line=source.place.line,
    )


def items(
    bench: Bench, sources: Sequence[ItemSource], path: Sequence[str], *, table: str | None = None
) -> Iterator[Item]:
    """Every item, each followed by its write-in."""
    for source in sources:
        found = item(bench, source, path, table=table)
        yield found
        if source.write_in:
            yield write_in(bench, source.write_in, found, made_id=f"{found.id}_other")


def computed(bench: Bench, item_id: str, written: str | None, *, place: Place) -> Expression | None:
    """What fills the item: its own expression, or the balance whose left side it is."""
    if written and written != BALANCE:
        return bench.value(written, place)
    if written:
        bench.totals[item_id] = place
    return bench.balanced.get(item_id)


def headers(*names: str) -> tuple[str, ...]:
    """Printed headers without the empty ones."""
    return tuple(name for name in names if name)
