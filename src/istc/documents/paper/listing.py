"""Tables with a row per record or per sub-table row, under the printed headers and codes."""

from collections.abc import Iterable, Iterator, Sequence

from istc.definitions.model import Form, Item, TableBlock
from istc.documents.paper.model import Cell, Grid, Row
from istc.documents.paper.values import Values, is_number, shown, with_words, write_ins
from istc.documents.plan import NUMBER_HEAD, Column, SheetPlan, plan_of
from istc.documents.xlsx.heads import areas

NUMBER_WEIGHT = 2
_WEIGHTS = {"text": 7, "choices": 7, "period": 6, "url": 8, "email": 7, "choice": 5, "date": 4}
_USUAL = 3  # of a number; every column has room for three characters
ROOM = 52  # weights that a landscape page takes; more, and a record gets a card of its own


def is_list(form: Form) -> bool:
    """Whether the form's records are printed as rows."""
    if form.tables or any(item.kind == "longtext" for item in form.items):
        return False
    return form.layout == "sheet" or sum(map(_weight, _columns(form))) <= ROOM


def records_grid(form: Form, records: Iterable[Values]) -> Grid:
    columns = _columns(form)
    cells = [(column.item, is_number(column.item)) for column in columns]
    weights = (NUMBER_WEIGHT, *map(_weight, columns))
    return Grid(weights, _body(form, cells, records), _head(form, columns))


def _body(form: Form, cells: list[tuple[Item, bool]], records: Iterable[Values]) -> Iterator[Row]:
    beside = write_ins(form)
    for number, values in enumerate(records, 1):
        yield (
            Cell(str(number), "code"),
            *(
                Cell(with_words(beside, item, values), "number" if numeric else "text")
                for item, numeric in cells
            ),
        )


def _columns(form: Form) -> tuple[Column, ...]:
    folded = {item.id for item in write_ins(form).values()}
    return tuple(column for column in plan_of(form).columns if column.id not in folded)


def _weight(column: Column) -> int:
    return _WEIGHTS.get(column.item.kind, _USUAL)


def _head(form: Form, columns: tuple[Column, ...]) -> tuple[Row, ...]:
    plan = SheetPlan(form, columns)
    rows: list[list[tuple[int, Cell]]] = [[] for _ in range(plan.depth)]
    rows[0].append((-1, Cell(NUMBER_HEAD, "head", 1, plan.depth)))
    for area in areas(plan):
        across, down = area.right - area.left + 1, area.bottom - area.top + 1
        rows[area.top].append((area.left, Cell(area.text, "head", across, down)))
    codes = (Cell("", "code"), *(Cell(column.code, "code") for column in columns))
    return (*(tuple(cell for _, cell in sorted(row, key=_left)) for row in rows), codes)


def _left(placed: tuple[int, Cell]) -> int:
    return placed[0]


def table_grid(form: Form, block: TableBlock, values: Values) -> Grid:
    """A sub-table of one record; one empty row where nothing is filled in."""
    rows: Sequence[Values] = values.get(block.id) or ({},)
    weights = tuple(_WEIGHTS.get(item.kind, _USUAL) for item in block.items)
    head: list[Row] = []
    if heading := block.heading or block.caption:
        head.append((Cell(heading, "head", len(block.items)),))
    head.append(tuple(Cell(item.label, "head") for item in block.items))
    head.append(tuple(Cell(item.code or "", "code") for item in block.items))
    body = tuple(tuple(_cell(item, row) for item in block.items) for row in rows)
    return Grid(weights, body, tuple(head))


def _cell(item: Item, row: Values) -> Cell:
    return Cell(shown(item, row), "number" if is_number(item) else "text")
