"""The parsed workbook, and its only filled sheet parsed ahead, while its XML is being looked at."""

import threading
from dataclasses import dataclass, field

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum

STAMP_SHEET = "_istc"


@dataclass(slots=True)
class Book:
    """`ready`: a sheet that is parsed already."""

    calamine: CalamineWorkbook
    ready: dict[str, CalamineSheet] = field(default_factory=dict)

    def sheet(self, name: str) -> CalamineSheet:
        """Each is asked for once: what was ready is given away, so that it is not kept."""
        return self.ready.pop(name, None) or self.calamine.get_sheet_by_name(name)


def opened(path: str) -> Book:
    with open(path, "rb") as file:
        return Book(CalamineWorkbook.from_filelike(file))


def shown(book: Book) -> list[str]:
    """The sheets of cells that are not ours to keep lists in."""
    sheets = (one for one in book.calamine.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet)
    return [one.name for one in sheets if not one.name.startswith("_")]


class Ahead:
    """Parses in a thread of its own. A sheet that reaches too far ends the whole process here; it
    is then begun anew and looked at first, so that the reason can be said."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._book: Book | None = None
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._parse, daemon=True)
        self._thread.start()

    def _parse(self) -> None:
        try:
            book = opened(self._path)
            for last in shown(book)[-1:]:  # a template's form comes last, after its instructions
                book.ready[last] = book.calamine.get_sheet_by_name(last)
            self._book = book
        except Exception as error:  # raised again where it is asked for
            self._error = error

    def book(self) -> Book:
        """Raises what the parser did."""
        self._thread.join()
        if self._book is None:
            raise self._error or RuntimeError("no book")
        return self._book
