"""填报完毕确认函 as Word: counts, list of forms, seal line, check code (F61, N15)."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from istc.letters.content import Letter

SONG, HEI = "宋体", "黑体"
HEADS = ("表号", "表名", "完成单位", "零报告", "记录数")
WIDTHS = (Cm(2.6), Cm(7.4), Cm(2), Cm(2), Cm(2))


def written(letter: Letter) -> bytes:
    """The whole document; about 50 rows, so cell by cell does no harm."""
    document: Any = Document()
    _page(document, letter)
    _line(document, letter.title, size=22, align=ALIGN.CENTER, face=HEI, after=18)
    _line(document, f"{letter.addressee}：", size=15, after=6)
    for text in letter.paragraphs:
        _line(document, text, size=15, indent=True)
    for name, why in letter.left_out:
        _line(document, f"{name}（{why}）", size=14, indent=True)
    _line(document, f"校验码：{letter.check_code}", size=14, indent=True, after=30)
    for text in (letter.unit, "（盖章）", "年　　月　　日"):
        _line(document, text, size=15, align=ALIGN.RIGHT)
    document.add_page_break()
    _line(document, "附：完成填报的报表", size=16, face=HEI, align=ALIGN.CENTER, after=6)
    _table(document, letter)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _page(document: Any, letter: Letter) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.6)
    normal = document.styles["Normal"]
    _face(normal, SONG)
    foot = section.footer.paragraphs[0]
    foot.alignment = ALIGN.CENTER
    run = foot.add_run(f"{letter.unit}　{letter.year} 年度　校验码 {letter.check_code}")
    run.font.size = Pt(9)
    document.core_properties.title = f"{letter.year} 年度{letter.title}"
    document.core_properties.author = letter.unit


def _face(styled: Any, name: str) -> None:
    styled.font.name = name
    styled.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)


def _line(
    document: Any,
    text: str,
    *,
    size: int,
    align: Any = None,
    face: str = SONG,
    indent: bool = False,
    after: int = 0,
) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(after)
    paragraph.paragraph_format.line_spacing = 1.5
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(size * 2)
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.font.name = face
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)


def _table(document: Any, letter: Letter) -> None:
    rows = [HEADS, *letter.forms]
    table = document.add_table(rows=len(rows), cols=len(HEADS), style="Table Grid")
    table.autofit = False
    cells = table._cells  # all at once: asking row by row is quadratic
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            cell = cells[number * len(HEADS) + column]
            cell.width = WIDTHS[column]
            paragraph = cell.paragraphs[0]
            paragraph.alignment = ALIGN.RIGHT if number and column > 1 else None
            run = paragraph.add_run(str(text))
            run.font.size, run.bold = Pt(10), not number
    head = table.rows[0]._tr.get_or_add_trPr()
    head.append(head.makeelement(qn("w:tblHeader"), {}))
