"""The rows above the records: title, headers over several rows, codes, fillings, hidden ids."""

from collections.abc import Iterator
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from istc.documents.hints import filling
from istc.documents.plan import KEY_HEAD, KEY_ID, NUMBER_HEAD, Column, SheetPlan
from istc.documents.stamp import Stamp
from istc.documents.xlsx.looks import Looks
from istc.documents.xlsx.places import (
    FIRST_COLUMN,
    HEAD_ROW,
    NOTE_ROW,
    NUMBER_COLUMN,
    TITLE_ROW,
    Places,
)
from istc.documents.xlsx.strict import done

_HIDDEN = {"hidden": True}


@dataclass(frozen=True, slots=True)
class Area:
    """A header and the cells it spans, from the first header row and the first item's column."""

    text: str
    top: int
    bottom: int
    left: int
    right: int


def areas(plan: SheetPlan) -> Iterator[Area]:
    """Headers shared by neighbours once; a label reaches down to the codes."""
    last = plan.depth - 1
    for level in range(plan.depth):
        left = 0
        while left < len(plan.columns):
            heads = plan.columns[left].heads
            right = _shared(plan.columns, left, level)
            if level == len(heads) - 1:
                yield Area(heads[level], level, last, left, left)
            elif level < len(heads):
                yield Area(heads[level], level, level, left, right)
            left = right + 1


def _shared(columns: tuple[Column, ...], left: int, level: int) -> int:
    """The last neighbour under the same header at that level."""
    heads = columns[left].heads
    right = left
    if level < len(heads) - 1:
        above = heads[: level + 1]
        while right + 1 < len(columns) and _under(columns[right + 1], above):
            right += 1
    return right


def _under(column: Column, above: tuple[str, ...]) -> bool:
    return len(column.heads) > len(above) and column.heads[: len(above)] == above


def write_heads(sheet: Worksheet, places: Places, stamp: Stamp, looks: Looks) -> None:
    plan = places.plan
    form = plan.form
    done(sheet.write_string(TITLE_ROW, 0, f"{form.code} {form.title}", looks["title"]), "title")
    done(sheet.write_string(NOTE_ROW, 0, _note(plan, stamp), looks["note"]), "note")
    # The whole row: the columns' own lines would run through the title.
    done(sheet.set_row(TITLE_ROW, 28, looks["title"]), "title")
    done(sheet.set_row(NOTE_ROW, None, looks["note"]), "note")
    _write_area(sheet, Area(NUMBER_HEAD, 0, plan.depth - 1, -1, -1), looks)
    for area in areas(plan):
        _write_area(sheet, area, looks)
    _write_area(sheet, Area(KEY_HEAD, 0, plan.depth - 1, *(len(plan.columns),) * 2), looks)
    for name, row, texts in (
        ("code", places.code_row, [column.code for column in plan.columns]),
        ("fill", places.fill_row, [filling(column.item) for column in plan.columns]),
    ):
        for place, text in enumerate(("", *texts)):
            done(sheet.write(row, place, text, looks[name]), name)
    _write_ids(sheet, places, looks)


def _note(plan: SheetPlan, stamp: Stamp) -> str:
    form = plan.form
    parts = [f"表号：{form.code}", f"{stamp.year} 年度", f"填报单位：{stamp.unit_name}"]
    if form.unit_note:
        parts.append(f"计量单位：{form.unit_note}")
    if plan.tabled:
        parts.append("一条记录占多行时，后面各行只填分表的列，序号与第一行相同")
    return "    ".join(parts)


def _write_area(sheet: Worksheet, area: Area, looks: Looks) -> None:
    top, bottom = HEAD_ROW + area.top, HEAD_ROW + area.bottom
    left, right = FIRST_COLUMN + area.left, FIRST_COLUMN + area.right
    if (top, left) == (bottom, right):
        done(sheet.write_string(top, left, area.text, looks["head"]), area.text)
    else:
        done(sheet.merge_range(top, left, bottom, right, area.text, looks["head"]), area.text)


def _write_ids(sheet: Worksheet, places: Places, looks: Looks) -> None:
    """Permanent names in a hidden row: columns may move and be renamed and are still known."""
    names = [places.plan.form.code, *(column.id for column in places.plan.columns), KEY_ID]
    for place, name in enumerate(names):
        done(sheet.write_string(places.id_row, NUMBER_COLUMN + place, name, looks["id"]), name)
    done(sheet.set_row(places.id_row, None, None, _HIDDEN), "ids")
