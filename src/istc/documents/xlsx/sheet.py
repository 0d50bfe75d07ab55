"""One form as one sheet: headers, records, drop-downs, widths, frozen panes."""

from collections.abc import Mapping, Sequence

from xlsxwriter.worksheet import Worksheet

from istc.checks.run import Entry
from istc.definitions.kinds import KINDS
from istc.definitions.model import Form
from istc.documents.plan import Column, plan_of
from istc.documents.stamp import Stamp
from istc.documents.xlsx.heads import write_heads
from istc.documents.xlsx.lines import FORMULA_LINES, Lines, lines_of
from istc.documents.xlsx.lists import Lists
from istc.documents.xlsx.looks import Looks
from istc.documents.xlsx.places import NUMBER_COLUMN, Places
from istc.documents.xlsx.rules import add_rule
from istc.documents.xlsx.strict import done

_WIDTHS = {"longtext": 48, "text": 24, "choices": 32, "url": 28, "email": 24, "period": 24}
_NARROW = 14


def places_of(form: Form, entries: Sequence[Entry]) -> Places:
    """A template's lines, or as many more as the records take."""
    plan = plan_of(form)
    return Places(plan, max(plan.lines, lines_of(form, entries)))


def write_sheet(sheet: Worksheet, form: Form, entries: Sequence[Entry], context: "Context") -> None:
    """Fills an empty worksheet in."""
    places = context.sheets[form.code]
    write_heads(sheet, places, context.stamp, context.looks)
    _widths(sheet, places, context.looks)
    lines = Lines(sheet, places, context.looks)
    lines.sheets = context.linked
    for number, entry in enumerate(entries, 1):
        lines.write(number, entry)
    lines.blanks(min(places.lines, FORMULA_LINES) - (lines.row - places.first_row))
    for column in places.plan.columns:
        add_rule(sheet, column, places, context.lists)
    sheet.freeze_panes(places.first_row, NUMBER_COLUMN + 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(0, places.fill_row)
    sheet.fit_to_pages(1, 0)


class Context:
    """What the sheets of one workbook share; `linked`: the sheets that totals may refer to."""

    def __init__(self, stamp: Stamp, looks: Looks, lists: Lists) -> None:
        self.stamp = stamp
        self.looks = looks
        self.lists = lists
        self.sheets: dict[str, Places] = {}
        self.linked: Mapping[str, Places] = {}


def _widths(sheet: Worksheet, places: Places, looks: Looks) -> None:
    done(sheet.set_column(NUMBER_COLUMN, NUMBER_COLUMN, 6), "width")
    for column in places.plan.columns:
        place = places.column(column.id)
        look = looks.of(column.item.kind, computed=column.computed)
        done(sheet.set_column(place, place, _width(column), look), "width")
    done(sheet.set_column(places.key_column, places.key_column, 10, None, {"hidden": True}), "key")


def _width(column: Column) -> int:
    if KINDS[column.item.kind].numeric:
        return _NARROW
    return _WIDTHS.get(column.item.kind, 20)
