"""The sheets beside the forms: contents, instructions, and the very hidden stamp."""

from collections.abc import Mapping, Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from istc.definitions.model import Form
from istc.documents.hints import filling, hint
from istc.documents.plan import plan_of
from istc.documents.stamp import STAMP_PROPERTY, STAMP_SHEET, Stamp
from istc.documents.xlsx.looks import Looks
from istc.documents.xlsx.strict import done

CONTENTS_SHEET = "目录"
INSTRUCTIONS_SHEET = "填写说明"
_GENERAL = (
    "每行填一条记录；灰底的列由系统自动计算，不用填写。",
    "有下拉列表的列从列表选择，也可以只填代码或名称。",
    "列的次序可以调整，不要改动隐藏的行、列和工作表；导入时按它们核对报表、年度和单位。",
    "没有发生的数填 0；空着表示没有填报。",
)


def write_contents(sheet: Worksheet, forms: Sequence[Form], counts: Mapping[str, int]) -> None:
    """A list of the forms, each linked to its sheet, with the number of its records."""
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 60)
    sheet.set_column(2, 2, 12)
    for place, head in enumerate(("表号", "报表", "记录条数")):
        done(sheet.write_string(2, place, head), head)
    for row, form in enumerate(forms, 3):
        target = f"internal:'{form.code}'!A1"
        done(sheet.write_url(row, 0, target, None, form.code), form.code)
        done(sheet.write_string(row, 1, form.title), form.code)
        done(sheet.write_number(row, 2, counts.get(form.code, 0)), form.code)


def title_contents(sheet: Worksheet, title: str, stamp: Stamp, looks: Looks) -> None:
    done(sheet.write_string(0, 0, title, looks["title"]), "title")
    note = f"{stamp.year} 年度    填报单位：{stamp.unit_name}"
    done(sheet.write_string(1, 0, note, looks["note"]), "note")
    sheet.freeze_panes(3, 0)


def write_instructions(sheet: Worksheet, forms: Sequence[Form], looks: Looks) -> None:
    """General words, then every column of every form with its explanation."""
    for place, width in enumerate((12, 36, 20, 90)):
        done(sheet.set_column(place, place, width), "width")
    for row, text in enumerate(_GENERAL):
        done(sheet.write_string(row, 0, text), "general")
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    row = len(_GENERAL) + 1
    for form in forms:
        row = _form(sheet, form, row, looks) + 1


def _form(sheet: Worksheet, form: Form, row: int, looks: Looks) -> int:
    done(sheet.write_string(row, 0, f"{form.code} {form.title}", looks["strong"]), form.code)
    whole = [one.text for one in form.instructions if not one.items]
    for text in (*form.notes, *whole):
        row += 1
        done(sheet.write_string(row, 0, text), form.code)
    for column in plan_of(form).columns:
        row += 1
        item = column.item
        cells = (column.code, " › ".join(column.heads), filling(item), hint(form, item))
        for place, text in enumerate(cells):
            done(sheet.write(row, place, text, looks["plain"]), column.id)
    return row + 1


def write_stamp(workbook: Workbook, stamp: Stamp) -> None:
    """In a very hidden sheet and as a document property: one of them survives any program."""
    sheet = workbook.add_worksheet(STAMP_SHEET)
    done(sheet.write_string(0, 0, stamp.text()), "stamp")
    sheet.very_hidden()
    done(workbook.set_custom_property(STAMP_PROPERTY, stamp.short_text(), "text"), "stamp")
