"""`likert`: a question with one rating per row (HJ_14–16)."""

from istc.definitions.compile.bench import Bench
from istc.definitions.compile.items import headers, write_in
from istc.definitions.model import Item, LikertBlock, LikertRow, OptionList
from istc.definitions.source.blocks import Likert, LikertEntry, LikertRowSource


def build(bench: Bench, entry: LikertEntry) -> LikertBlock:
    source = entry.likert
    scale = bench.options(source.scale, source.place)
    return LikertBlock(
        id=source.id,
        question=source.question,
        scale=scale,
        rows=tuple(_row(bench, source, row, scale) for row in source.rows),
        heading=source.heading,
        caption=source.caption,
    )


def _row(bench: Bench, source: Likert, row: LikertRowSource, scale: OptionList) -> LikertRow:
    found = f"{source.id}_{row.id}"
    bench.locate(found, row.place)
    item = Item(
        id=found,
        label=row.label,
        kind="choice",
        path=headers(source.heading, source.question),
        options=scale,
        required=row.write_in is None if row.required is None else row.required,
        origin=row.origin,
        note=row.note,
        line=row.place.line,
    )
    words = None
    if row.write_in:
        words = write_in(bench, row.write_in, item, made_id=f"{found}_name", under=row.label)
    return LikertRow(item, words)
