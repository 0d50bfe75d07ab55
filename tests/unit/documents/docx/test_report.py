"""The Word file of a report: opens, holds all, and keeps users' texts texts (F60)."""

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import nsmap, qn

from istc.documents.docx import write_docx
from istc.documents.docx.table import table_xml
from istc.documents.docx.xml import text
from istc.documents.paper import Cell, Grid
from istc.documents.paper.report import Chapter, Line, part_title
from tests.unit.documents.paper.filled import EDITION, NASTY, UNIT, report, sheet, values_of


def written(made):
    file = io.BytesIO()
    write_docx(file, made)
    file.seek(0)
    return file


@pytest.fixture(scope="module")
def whole():
    return docx.Document(written(report(text=NASTY)))


def test_every_form_has_its_heading_and_the_contents_point_at_it(whole):
    body = whole.element.body
    names = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    links = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}

    assert names == links
    assert len(names) == len(EDITION.forms) == 49
    headings = [one.text for one in whole.paragraphs if one.style.name == "Heading 3"]
    assert headings == [form.title for form in EDITION.forms]
    parts = [one.text for one in whole.paragraphs if one.style.name == "Heading 2"]
    assert len(parts) == len(EDITION.parts) == 7


def test_numbers_of_bookmarks_are_unique(whole):
    ids = [mark.get(qn("w:id")) for mark in whole.element.body.iter(qn("w:bookmarkStart"))]

    assert len(ids) == len(set(ids))


def test_rows_fill_their_tables(whole):
    for table in whole.element.body.iter(qn("w:tbl")):
        wide = len(table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}"))
        for row in table.findall(qn("w:tr")):
            spans = [cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}") for cell in _cells(row)]
            width = sum(1 if span is None else int(span.get(qn("w:val"))) for span in spans)
            assert width == wide


def _cells(row):
    return row.findall(qn("w:tc"))


def test_a_formula_or_markup_of_a_user_is_text(whole):
    cells = [node.text for node in whole.element.body.iter(qn("w:t"))]

    assert NASTY in cells


def test_lines_stay_lines_and_what_xml_cannot_hold_is_left_out():
    assert text("a\nb").count("<w:br/>") == 1
    assert "\x0b" not in text("a\x0bb\ud800c")
    assert text("") == ""


def test_a_branch_lists_its_units():
    found = docx.Document(written(report("甲大学", "乙学院", codes=("HZ_02_001",))))

    assert [one.text for one in found.paragraphs if one.style.name == "Heading 1"] == [
        "甲大学",
        "乙学院",
    ]


def test_head_rows_repeat_and_no_row_is_torn():
    file = written(report(codes=("HZ_02_005",), records=400))
    with zipfile.ZipFile(file) as bundle:
        xml = bundle.read("word/document.xml").decode()

    assert xml.count("<w:tblHeader/>") == 2
    assert xml.count("<w:cantSplit/>") >= 400
    assert "updateFields" in _settings(file)


def _settings(file):
    with zipfile.ZipFile(file) as bundle:
        return bundle.read("word/settings.xml").decode()


def test_a_hatched_cell_is_shaded():
    grid = Grid((1, 1), ((Cell("甲"), Cell("", "void")),))

    assert "diagStripe" in "".join(table_xml(grid))


def test_nothing_closes_a_sheet_on_a_page_of_its_own():
    """Notes, the line to sign and the check code hold together, and to the table before them."""
    body = docx.Document(written(report())).element.body
    kept = {"IstcNote", "IstcFoot", "IstcGap"}
    for mark in body.iter(qn("w:p")):
        style = (
            mark.pPr.pStyle.get(qn("w:val"))
            if mark.pPr is not None and mark.pPr.pStyle is not None
            else ""
        )
        follows = mark.getnext()
        if style in kept and follows is not None and follows.tag == qn("w:p"):
            after = follows.pPr.pStyle.get(qn("w:val"))
            if after in {"IstcNote", "IstcFoot"}:
                assert mark.pPr.find(qn("w:keepNext")) is not None, (style, after)


def test_the_last_row_stays_with_what_closes_the_table():
    rows = tuple((Cell(str(number)),) for number in range(3))
    drawn = docx.oxml.parse_xml(
        f'<w:body xmlns:w="{nsmap["w"]}">{"".join(table_xml(Grid((1,), iter(rows))))}</w:body>'
    )
    kept = [bool(list(row.iter(qn("w:keepNext")))) for row in drawn.iter(qn("w:tr"))]
    assert kept == [False, False, True]


def test_a_table_without_rows_is_its_head():
    drawn = "".join(table_xml(Grid((1,), iter(()), ((Cell("人数", "head"),),))))
    assert drawn.count("<w:tr>") == 1


def test_the_file_speaks_chinese(whole):
    """Or its signs are drawn with Japanese shapes where 宋体 is missing."""
    spoken = {one.get(qn("w:eastAsia")) for one in whole.styles.element.iter(qn("w:lang"))}
    assert spoken == {"zh-CN"}


def breaks(made) -> list[str]:
    """The titles that begin a page."""
    found = docx.Document(written(made)).paragraphs
    new = [one for one in found if one.style.name.startswith("Heading")]
    return [one.text for one in new if one._p.pPr.find(qn("w:pageBreakBefore")) is not None]


def test_sheets_with_nothing_in_them_share_a_page():
    """Whatever is filled in begins a page of its own, also behind an empty one."""
    codes = ["HJ_01", "HJ_02", "HJ_03", "HJ_04"]
    filled = {"HJ_03": [values_of(EDITION.by_code["HJ_03"])]}
    sheets = [sheet(code, *filled.get(code, ())) for code in codes]
    part = EDITION.by_code["HJ_01"].part
    lines = tuple(Line(one.code, one.title, part, "") for one in sheets)
    chapter = Chapter("1", UNIT, lines, sheets)
    made = replace(report(codes=codes), chapters=[chapter])
    titles = [EDITION.by_code[code].title for code in codes]
    parts = {one.number: one.title for one in EDITION.parts}
    assert breaks(made) == [part_title(part, parts[part]), titles[2], titles[3]]
