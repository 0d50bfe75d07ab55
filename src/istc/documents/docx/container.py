"""The empty Word file: page, styles, footer with page numbers, made by python-docx."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as AT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from istc.documents.docx.xml import field, styled, text

SERIF, SANS = "宋体", "黑体"
LEADING = 1.3  # lines exactly so high, or each face would break the pages elsewhere
# name: size, face, alignment, bold, space before and after
_STYLES: dict[str, tuple[float, str, AT, bool, float, float]] = {
    "IstcCover": (26, SERIF, AT.CENTER, True, 150, 60),
    "IstcAbout": (14, SERIF, AT.CENTER, False, 4, 4),
    "IstcContents": (16, SERIF, AT.CENTER, True, 0, 10),
    "IstcLine": (10.5, SERIF, AT.LEFT, False, 0, 0),
    "IstcLinePart": (10.5, SANS, AT.LEFT, False, 6, 0),
    "IstcCorner": (9, SERIF, AT.LEFT, False, 0, 0),
    "IstcHead": (9, SERIF, AT.CENTER, True, 1, 1),
    "IstcCode": (8, SERIF, AT.CENTER, False, 1, 1),
    "IstcLabel": (9, SERIF, AT.LEFT, False, 1, 1),
    "IstcCell": (9, SERIF, AT.LEFT, False, 0.5, 0.5),
    "IstcNumber": (9, SERIF, AT.RIGHT, False, 1, 1),
    "IstcRecord": (10, SANS, AT.LEFT, False, 6, 2),
    "IstcNote": (9, SERIF, AT.LEFT, False, 2, 0),
    "IstcNil": (12, SERIF, AT.CENTER, False, 12, 12),
    "IstcFoot": (9, SERIF, AT.LEFT, False, 4, 0),
    "IstcApart": (9, SERIF, AT.LEFT, False, 4, 4),
    "IstcGap": (4, SERIF, AT.LEFT, False, 0, 0),
}
_HEADINGS = {"Heading 1": (18, 8), "Heading 2": (13, 2), "Heading 3": (15, 2)}
_TABLE = f"""<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="IstcTable">
<w:name w:val="IstcTable"/><w:tblPr><w:tblBorders>
<w:top w:val="single" w:sz="10"/><w:left w:val="single" w:sz="10"/>
<w:bottom w:val="single" w:sz="10"/><w:right w:val="single" w:sz="10"/>
<w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/></w:tblBorders>
<w:tblCellMar><w:left w:w="50" w:type="dxa"/><w:right w:w="50" w:type="dxa"/></w:tblCellMar>
</w:tblPr><w:tcPr><w:vAlign w:val="center"/></w:tcPr></w:style>"""


def container(title: str, footer: str) -> bytes:
    """The file without its body's paragraphs. `footer` stands left of the page number."""
    document: Any = Document()
    document.core_properties.title = title
    document.core_properties.author = ""
    _page(document.sections[0])
    for name, looks in _STYLES.items():
        _style(document, name, looks)
    for name, (size, after) in _HEADINGS.items():
        _heading(document.styles[name], size, after)
    document.styles.element.append(parse_xml(_TABLE))
    _speak_chinese(document.styles.element)
    _footer(document.sections[0], footer)
    update = f'<w:updateFields {nsdecls("w")} w:val="true"/>'
    document.settings.element.append(parse_xml(update))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _speak_chinese(styles: Any) -> None:
    """Else a machine without our faces takes Japanese shapes for Chinese signs."""
    for language in styles.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def _page(section: Any) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(14), Mm(13)
    section.footer_distance = Mm(6)


def _style(document: Any, name: str, looks: tuple[float, str, AT, bool, float, float]) -> None:
    size, face, alignment, bold, before, after = looks
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = None
    _font(style, face, size)
    style.font.bold = bold
    shape = style.paragraph_format
    shape.alignment = alignment
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.line_spacing = Pt(4 if name == "IstcGap" else round(size * LEADING, 1))
    if name.startswith("IstcLine"):
        _dots(shape)


def _dots(shape: Any) -> None:
    """Dots up to the page number at the right margin."""
    stops = parse_xml(
        f'<w:tabs {nsdecls("w")}><w:tab w:val="right" w:leader="dot" w:pos="14500"/></w:tabs>'
    )
    shape.element.get_or_add_pPr().append(stops)


def _heading(style: Any, size: float, after: int) -> None:
    _font(style, SERIF, size)
    style.font.bold, style.font.color.rgb = True, None
    style.paragraph_format.alignment = AT.CENTER
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(0), Pt(after)


def _font(style: Any, face: str, size: float) -> None:
    style.font.name, style.font.size = face, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if "Theme" in name:
            del fonts.attrib[name]
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), face)


def _footer(section: Any, words: str) -> None:
    """Words, then 第 n 页 共 n 页."""
    element = section.footer._element
    for old in list(element):
        element.remove(old)
    before = _run(f"{words}　　第 " if words else "第 ")
    runs = f"{before}{field('PAGE')}{_run(' 页　共 ')}{field('NUMPAGES')}{_run(' 页')}"
    line = styled("IstcCode", runs)
    element.append(parse_xml(line.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)))


def _run(words: str) -> str:
    return f"<w:r>{text(words)}</w:r>"
