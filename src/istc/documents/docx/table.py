"""A grid as one piece of table XML; no cell object is ever made."""

from collections.abc import Generator, Iterable, Iterator

from istc.documents.docx.xml import text
from istc.documents.paper.model import Cell, Grid, Row

WIDTH = 14_570  # twentieths of a point between the margins of a landscape A4 page
_STYLES = {
    "head": "IstcHead",
    "code": "IstcCode",
    "label": "IstcLabel",
    "text": "IstcCell",
    "number": "IstcNumber",
    "void": "IstcCell",
}
_VOID = '<w:shd w:val="diagStripe" w:color="999999" w:fill="auto"/>'
_KEEP = "<w:keepNext/>"
Cover = dict[int, tuple[int, int]]  # column -> rows still covered from above, columns across


def table_xml(grid: Grid) -> Iterator[str]:
    """In stretches, so that a form of any number of records is never whole in memory.

    What follows must be a paragraph, or Word makes one table of two.
    """
    total = sum(grid.weights)
    widths = [WIDTH * weight // total for weight in grid.weights]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="IstcTable"/><w:tblW w:w="{sum(widths)}" '
        'w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
    )
    writer = _Rows(widths)
    for row in grid.head:
        yield writer.row(row, head=True, keep=True)
    for row, last in _ended(grid.body):
        yield writer.row(row, keep=grid.whole or last)
    yield "</w:tbl>"


def _ended(rows: Iterable[Row]) -> Iterator[tuple[Row, bool]]:
    """Each row, and whether it is the last: that one stays with what follows the table."""
    waiting: Row | None = None
    for row in rows:
        if waiting is not None:
            yield waiting, False
        waiting = row
    if waiting is not None:
        yield waiting, True


class _Rows:
    """Writes rows; remembers which places are covered by a cell further up."""

    def __init__(self, widths: list[int]) -> None:
        self._widths = widths
        self._keep = ""
        self._covered: Cover = {}

    def row(self, row: Row, *, head: bool = False, keep: bool = False) -> str:
        self._keep = _KEEP if keep else ""
        marks = "<w:cantSplit/>" if head or len(row) > 2 else ""
        marks += "<w:tblHeader/>" if head else ""
        cells = "".join(self._cells(row))
        return f"<w:tr><w:trPr>{marks}</w:trPr>{cells}</w:tr>"

    def _cells(self, row: Row) -> Iterator[str]:
        place = 0
        for cell in row:
            place = yield from self._skip(place)
            yield self._cell(cell, place)
            if cell.down > 1:
                self._covered[place] = (cell.down - 1, cell.across)
            place += cell.across
        yield from self._skip(place)

    def _skip(self, place: int) -> Generator[str, None, int]:
        """Empty cells for those that a cell above covers; gives the next free place."""
        while place in self._covered:
            left, across = self._covered.pop(place)
            if left > 1:
                self._covered[place] = (left - 1, across)
            span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
            width = sum(self._widths[place : place + across])
            yield (
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}<w:vMerge/></w:tcPr>'
                "<w:p/></w:tc>"
            )
            place += across
        return place

    def _cell(self, cell: Cell, place: int) -> str:
        words, tone, across, down = cell
        width = self._widths[place] if across == 1 else sum(self._widths[place : place + across])
        marks = f'<w:tcW w:w="{width}" w:type="dxa"/>'
        if across > 1:
            marks += f'<w:gridSpan w:val="{across}"/>'
        if down > 1:
            marks += '<w:vMerge w:val="restart"/>'
        if tone == "void":
            marks += _VOID
        run = f"<w:r>{text(words)}</w:r>" if words else ""
        style = f'<w:pPr><w:pStyle w:val="{_STYLES[tone]}"/>{self._keep}</w:pPr>'
        return f"<w:tc><w:tcPr>{marks}</w:tcPr><w:p>{style}{run}</w:p></w:tc>"
