"""Records of any form without a database, and reports made of them."""

from istc.definitions.load import load_edition
from istc.documents.paper import Filled, sheet_of
from istc.documents.paper.report import Chapter, Line, Report

EDITION = load_edition("2020", 2020)
UNIT = "江宁理工大学"
NASTY = '=1+1 <b>&"\\#x[]$*_@'
KINDS = {"count": "12", "money": "1234.5", "decimal": "2.25", "date": "2020-03-05"}


def values_of(form, text="先进陶瓷"):
    """Every item filled, two rows in every sub-table."""
    found = {item.id: _value(item, text) for item in form.items if not item.table}
    for table, block in form.tables.items():
        found[table] = [{item.id: _value(item, text) for item in block.items}] * 2
    return found


def _value(item, text):
    if item.options:
        first = item.options.options[0].code
        return [first] if item.kind == "choices" else first
    return {**KINDS, "period": "2020-05-01/2020-05-03"}.get(item.kind, text)


def sheet(code, *records, **more):
    known = {"unit_name": UNIT, "year": 2020, "why_empty": "零报告：没有", **more}
    filled = Filled(records=iter(records), empty=not records, **known)
    return sheet_of(EDITION.by_code[code], filled, EDITION.facts)


def report(*chapters, codes=None, records=2, text="先进陶瓷"):
    """A report of the units named, all forms filled (or those of `codes`)."""
    forms = [form for form in EDITION.forms if codes is None or form.code in codes]
    names = chapters or (UNIT,)
    units = tuple((str(number), name) for number, name in enumerate(names))

    def chapter(number, name):
        lines = tuple(Line(form.code, form.title, form.part, "已完成填报") for form in forms)
        sheets = (
            sheet(
                form.code,
                *[values_of(form, text)] * (records if form.multi else 1),
                check_line="校验码 ABCD-1234-EF56",
            )
            for form in forms
        )
        return Chapter(number, name, lines, sheets)

    return Report(
        title=EDITION.facts["full_title"],
        about=(("填报单位", names[0]),),
        parts={part.number: part.title for part in EDITION.parts},
        units=units,
        chapters=(chapter(number, name) for number, name in units),
        footer=names[0],
    )
