"""`counts`: totals with their classifications side by side (HJ_11–13)."""

from collections.abc import Iterator

from istc.definitions.compile.bench import Bench
from istc.definitions.compile.items import headers, item, write_in
from istc.definitions.model import Column, CountsBlock, CountsGroup, Item, MatrixRow
from istc.definitions.source.blocks import (
    ColumnSource,
    Counts,
    CountsEntry,
    CountsGroupSource,
    CountsRow,
    CountsTotal,
)


def build(bench: Bench, entry: CountsEntry) -> CountsBlock:
    source = entry.counts
    _check_widths(bench, source)
    return CountsBlock(
        id=source.id,
        title=source.title,
        columns=tuple(
            Column(id=column.id, label=column.label, unit=column.unit, note=column.note)
            for column in source.columns[: len(source.totals)]
        ),
        totals=tuple(
            _total(bench, source, total, column)
            for total, column in zip(source.totals, source.columns, strict=False)
        ),
        groups=tuple(_group(bench, source, group) for group in source.groups),
        texts=tuple(item(bench, text, headers(source.heading)) for text in source.texts),
        write_ins=dict(_write_ins(bench, source)),
        heading=source.heading,
        caption=source.caption,
    )


def _check_widths(bench: Bench, source: Counts) -> None:
    width = len(source.columns)
    if len(source.totals) != width:
        bench.tell("Q003", source.place, f"{width} columns need {width} totals")
    if source.texts and len(source.texts) != width:
        bench.tell("Q003", source.place, f"{width} columns need {width} texts, or none")


def _total(bench: Bench, source: Counts, total: CountsTotal, column: ColumnSource) -> Item:
    bench.locate(total.id, total.place)
    return Item(
        id=total.id,
        label=total.label,
        kind=column.kind or source.kind,
        code=total.code,
        path=headers(source.heading),
        unit=column.unit or source.unit,
        required=total.required,
        computed=bench.balanced.get(total.id),
        origin=total.origin,
        note=total.note,
        hint=total.hint,
        short=total.short,
        line=total.place.line,
    )


def _group(bench: Bench, source: Counts, group: CountsGroupSource) -> CountsGroup:
    rows: list[MatrixRow] = []
    for row in group.rows:
        cells = tuple(_cells(bench, source, (group, row)))
        for cell in cells:
            bench.locate(cell.id, row.place)
        rows.append(MatrixRow(row.id, row.label, cells))
    return CountsGroup(group.id, group.label, tuple(rows))


def _cells(
    bench: Bench, source: Counts, where: tuple[CountsGroupSource, CountsRow]
) -> Iterator[Item]:
    group, row = where
    for name in sorted(set(row.assumed) - {"", *(column.id for column in source.columns)}):
        bench.tell("Q101", row.place, f"row {row.id!r}: there is no column {name!r}")
    for total, column in zip(source.totals, source.columns, strict=False):
        assumed = column.id in row.assumed
        unused = assumed or row.write_in is not None
        yield Item(
            id=f"{row.id}_{column.id}",
            label=row.label,
            kind=column.kind or source.kind,
            computed=bench.balanced.get(f"{row.id}_{column.id}"),
            path=headers(source.heading, total.label, group.label),
            unit=column.unit or source.unit,
            required=not unused if row.required is None else row.required,
            origin="assumed" if assumed else "printed",
            note=row.note,
            hint=row.hint,
            line=row.place.line,
        )


def _write_ins(bench: Bench, source: Counts) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """Row id -> the naming texts of an 其他 row, one per column."""
    for group in source.groups:
        for row in group.rows:
            if words := row.write_in:
                stem = words.id or f"{row.id}_name"
                words = words.model_copy(update={"id": None})
                cells = zip(_cells(bench, source, (group, row)), source.columns, strict=False)
                yield (
                    row.id,
                    tuple(
                        write_in(bench, words, cell, made_id=f"{stem}_{column.id}", under=row.label)
                        for cell, column in cells
                    ),
                )
