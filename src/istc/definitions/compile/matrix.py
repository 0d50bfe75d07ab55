"""`matrix`: rows by columns, an item in every cell that is not hatched."""

from istc.definitions.compile.bench import Bench
from istc.definitions.compile.items import BALANCE, computed, headers, write_in
from istc.definitions.model import Column, Item, MatrixBlock, MatrixRow
from istc.definitions.source.blocks import ColumnSource, Matrix, MatrixEntry, MatrixRowSource


def build(bench: Bench, entry: MatrixEntry) -> MatrixBlock:
    source = entry.matrix
    if source.plain and len(source.columns) > 1:
        bench.tell("Q003", source.place, "only a matrix of one column can be plain")
    return MatrixBlock(
        id=source.id,
        columns=tuple(
            Column(id=column.id, label=column.label, unit=column.unit, note=column.note)
            for column in source.columns
        ),
        rows=tuple(_row(bench, source, row) for row in source.rows),
        corner=source.corner,
        heading=source.heading,
        caption=source.caption,
    )


def _row(bench: Bench, source: Matrix, row: MatrixRowSource) -> MatrixRow:
    _check_columns(bench, source, row)
    if row.own_column and not source.plain:
        bench.tell("Q003", row.place, f"row {row.id!r}: only a plain matrix has own_column")
    codes = _codes(bench, source, row)
    cells = tuple(
        None if column.id in row.blank else _cell(bench, source, (row, column, code))
        for column, code in zip(source.columns, codes, strict=True)
    )
    first = next((cell for cell in cells if cell), None)
    words = None
    if row.write_in and first:
        words = write_in(
            bench,
            row.write_in,
            first,
            made_id=f"{row.id}_name",
            under=row.label if source.plain else "",
        )
    return MatrixRow(id=row.id, label=row.label, items=cells, write_in=words, total=row.total)


def _check_columns(bench: Bench, source: Matrix, row: MatrixRowSource) -> None:
    known = {column.id for column in source.columns}
    for name in sorted({*row.blank, *row.computed} - known):
        bench.tell("Q101", row.place, f"row {row.id!r}: the matrix has no column {name!r}")


def _codes(bench: Bench, source: Matrix, row: MatrixRowSource) -> list[str | None]:
    """One per column: as written, or only for the cells that are not hatched."""
    columns = [column.id for column in source.columns]
    filled = [name for name in columns if name not in row.blank]
    if not row.codes or len(row.codes) == len(columns):
        return row.codes or [None] * len(columns)
    if len(row.codes) != len(filled):
        message = f"row {row.id!r} has {len(row.codes)} codes for {len(filled)} cells"
        bench.tell("Q003", row.place, message)
        return [None] * len(columns)
    codes = dict(zip(filled, row.codes, strict=True))
    return [codes.get(name) for name in columns]


def _head(source: Matrix, row: MatrixRowSource, column: ColumnSource) -> str:
    """The printed header next to the cell's label; none for a total in a column of its own."""
    if not source.plain:
        return row.label
    return "" if row.own_column else column.label


def _cell(
    bench: Bench, source: Matrix, cell: tuple[MatrixRowSource, ColumnSource, str | None]
) -> Item:
    row, column, code = cell
    found = row.id if source.plain else f"{row.id}_{column.id}"
    bench.locate(found, row.place)
    written = row.computed.get(column.id, BALANCE if row.total else None)
    return Item(
        id=found,
        label=row.label if source.plain else column.label,
        kind=column.kind or source.kind,
        code=code,
        path=headers(source.heading, _head(source, row, column)),
        unit=column.unit or source.unit,
        required=row.write_in is None if row.required is None else row.required,
        origin=row.origin,
        computed=computed(bench, found, written, place=row.place),
        when=bench.condition(row.when, row.place) if row.when else None,
        note=row.note,
        hint=row.hint,
        short=row.short if source.plain else "",
        line=row.place.line,
    )
