"""`checklist`: one multiple choice shown as ticks."""

from istc.definitions.compile.bench import Bench
from istc.definitions.compile.items import headers, write_in
from istc.definitions.model import ChecklistBlock, Item
from istc.definitions.source.blocks import ChecklistEntry


def build(bench: Bench, entry: ChecklistEntry) -> ChecklistBlock:
    source = entry.checklist
    place = source.place
    bench.locate(source.id, place)
    item = Item(
        id=source.id,
        label=source.label,
        kind="choices",
        code=source.code,
        path=headers(source.heading),
        options=bench.options(source.list_id, place),
        required=source.required,
        origin=source.origin,
        when=bench.condition(source.when, place) if source.when else None,
        max_choices=source.max_choices,
        hint=source.hint,
        note=source.note,
        short=source.short,
        line=place.line,
    )
    words = None
    if source.write_in:
        words = write_in(bench, source.write_in, item, made_id=f"{item.id}_other")
    return ChecklistBlock(
        item=item,
        write_in=words,
        heading=source.heading,
        caption=source.caption,
    )
