"""The rows above the records, written strictly downwards as constant memory demands."""

from xlsxwriter.worksheet import Worksheet

from istc.documents.export.model import LEAD, About
from istc.documents.hints import filling
from istc.documents.plan import Column, SheetPlan
from istc.documents.xlsx.heads import Area, areas
from istc.documents.xlsx.looks import Looks
from istc.documents.xlsx.strict import done

FIRST = len(LEAD)  # column of the first item
TOP = 4  # title and three lines about the source
_WIDTHS = (30, 30, 8, 12, 12, 10, 12, 6)
_WIDE = {"longtext": 48, "text": 24, "choices": 32, "url": 28, "email": 24, "period": 24}


def head_rows(plan: SheetPlan) -> int:
    """How many rows stand above the first record: title, source, headers, codes, units."""
    return TOP + plan.depth + 2


def write_heads(sheet: Worksheet, plan: SheetPlan, about: About, looks: Looks) -> None:
    form = about.form
    for place, width in enumerate((*_WIDTHS, *map(_width, plan.columns))):
        done(sheet.set_column(place, place, width), "width")
    sheet.freeze_panes(head_rows(plan), 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(TOP, head_rows(plan) - 1)
    done(sheet.write_string(0, 0, f"{form.code} {form.title}", looks["title"]), "title")
    for row, text in enumerate(about.lines, 1):
        done(sheet.write_string(row, 0, text, looks["note"]), "note")
    deep = [Area(text, 0, plan.depth - 1, place, place) for place, text in enumerate(LEAD)]
    found = [_moved(area) for area in areas(plan)]
    _write_areas(sheet, [*deep, *found], plan.depth, looks)
    _line(sheet, TOP + plan.depth, [column.code for column in plan.columns], looks)
    _line(sheet, TOP + plan.depth + 1, [filling(column.item) for column in plan.columns], looks)


def _moved(area: Area) -> Area:
    return Area(area.text, area.top, area.bottom, area.left + FIRST, area.right + FIRST)


def _write_areas(sheet: Worksheet, found: list[Area], depth: int, looks: Looks) -> None:
    """Cell by cell from the top; merging afterwards, as merge_range would write upwards again."""
    look = looks["head"]
    for level in range(depth):
        for area in sorted(found, key=lambda one: one.left):
            if not area.top <= level <= area.bottom:
                continue
            for place in range(area.left, area.right + 1):
                first = (level, place) == (area.top, area.left)
                text = area.text if first else ""
                done(sheet.write(TOP + level, place, text, look), area.text)
    for area in found:
        if (area.top, area.left) != (area.bottom, area.right):
            sheet.merge.append([TOP + area.top, area.left, TOP + area.bottom, area.right])


def _line(sheet: Worksheet, row: int, texts: list[str], looks: Looks) -> None:
    for place, text in enumerate([*[""] * FIRST, *texts]):
        done(sheet.write(row, place, text, looks["code"]), "code")


def _width(column: Column) -> int:
    return _WIDE.get(column.item.kind, 14)
