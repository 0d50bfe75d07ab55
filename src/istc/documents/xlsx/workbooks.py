"""Workbooks that we hand out: the template of a form, the whole report, both empty or filled."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from xlsxwriter import Workbook

from istc.checks.run import Entry
from istc.definitions.model import Edition, Form
from istc.documents.stamp import Stamp
from istc.documents.xlsx.front import (
    CONTENTS_SHEET,
    INSTRUCTIONS_SHEET,
    title_contents,
    write_contents,
    write_instructions,
    write_stamp,
)
from istc.documents.xlsx.lists import Lists
from istc.documents.xlsx.looks import Looks
from istc.documents.xlsx.sheet import Context, places_of, write_sheet

Target = BinaryIO | Path
_OPTIONS = {
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "in_memory": True,
}


def write_form(target: Target, form: Form, stamp: Stamp, *, entries: Sequence[Entry] = ()) -> None:
    """The template of a form (F47), filled with the entries given. Raises NotWritten."""
    with Workbook(target, _OPTIONS) as workbook:
        context = _context(workbook, stamp)
        context.sheets = {form.code: places_of(form, entries)}
        sheet = workbook.add_worksheet(form.code)
        about = workbook.add_worksheet(INSTRUCTIONS_SHEET)
        write_sheet(sheet, form, entries, context)
        write_instructions(about, (form,), context.looks)
        write_stamp(workbook, stamp)


def write_report(
    target: Target,
    edition: Edition,
    stamp: Stamp,
    *,
    entries: Mapping[str, Sequence[Entry]],
) -> None:
    """All forms of the stamp as sheets behind a list of contents. Raises NotWritten."""
    forms = [form for form in edition.forms if form.code in stamp.forms]
    with Workbook(target, _OPTIONS) as workbook:
        context = _context(workbook, stamp)
        found = {form.code: entries.get(form.code, ()) for form in forms}
        context.sheets = {form.code: places_of(form, found[form.code]) for form in forms}
        context.linked = context.sheets
        contents = workbook.add_worksheet(CONTENTS_SHEET)
        title_contents(contents, edition.title, stamp, context.looks)
        write_contents(contents, forms, {code: len(each) for code, each in found.items()})
        about = workbook.add_worksheet(INSTRUCTIONS_SHEET)
        sheets = {form.code: workbook.add_worksheet(form.code) for form in forms}
        for form in forms:
            write_sheet(sheets[form.code], form, found[form.code], context)
        write_instructions(about, forms, context.looks)
        write_stamp(workbook, stamp)


def _context(workbook: Workbook, stamp: Stamp) -> Context:
    return Context(stamp, Looks(workbook), Lists(workbook))
