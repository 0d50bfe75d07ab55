"""The body of a report, streamed into the container: cover, contents, chapters, forms."""

from collections.abc import Iterator
from io import BytesIO
from typing import IO, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from istc.documents.docx.container import container
from istc.documents.docx.table import WIDTH, table_xml
from istc.documents.docx.xml import Bookmarks, contents_line, paragraph, text
from istc.documents.paper.model import Sheet, Words
from istc.documents.paper.report import Chapter, Report, anchor, part_title

BODY, _BODY_START = "word/document.xml", "<w:body>"
_GAP = "　" * 6
SIGNED = f"单位负责人：{_GAP}统计负责人：{_GAP}填表人：{_GAP}联系电话：{_GAP}报出日期：{_GAP}"
_ROLES = {"record": "IstcRecord", "note": "IstcNote", "nil": "IstcNil"}
_LEFT = 10_600  # of the head's width, for the unit's name


def write_docx(target: BinaryIO, report: Report) -> None:
    """Writes the whole file; only one table row is in memory at a time."""
    with ZipFile(BytesIO(container(report.title, report.footer))) as empty:
        before, after = _frame(empty.read(BODY).decode())
        with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=4) as filled:
            for name in empty.namelist():
                if name != BODY:
                    filled.writestr(ZipInfo(name), empty.read(name), ZIP_DEFLATED)
            with filled.open(BODY, "w", force_zip64=True) as body:
                _stream(body, before, report, after)


def _frame(xml: str) -> tuple[str, str]:
    """What stands before the body's paragraphs and, from the page settings on, behind them."""
    start = xml.index(_BODY_START) + len(_BODY_START)
    return xml[:start], xml[xml.rindex("<w:sectPr") :]


def _stream(body: IO[bytes], before: str, report: Report, after: str) -> None:
    write = body.write
    waiting: list[str] = [before]
    size = 0
    for piece in _pieces(report):
        waiting.append(piece)
        size += len(piece)
        if size > 1 << 18:
            write("".join(waiting).encode())
            waiting, size = [], 0
    write("".join((*waiting, after)).encode())


def _pieces(report: Report) -> Iterator[str]:
    yield paragraph("IstcCover", report.title)
    for word, words in report.about:
        yield paragraph("IstcAbout", f"{word}：{words}")
    if report.branch:
        yield paragraph("IstcContents", "填报单位目录", fresh=True)
        for number, name in report.units:
            yield contents_line("IstcLine", name, anchor(number, "top"))
    marks = Bookmarks()
    for chapter in report.chapters:
        yield from _chapter(report, chapter, marks)


def _chapter(report: Report, chapter: Chapter, marks: Bookmarks) -> Iterator[str]:
    if report.branch:
        top = anchor(chapter.anchor, "top")
        yield marks.paragraph("Heading1", chapter.unit_name, top, fresh=True)
    yield paragraph("IstcContents", "目录", fresh=not report.branch)
    part = 0
    for line in chapter.contents:
        if line.part != part:
            part = line.part
            yield paragraph("IstcLinePart", part_title(part, report.parts[part]))
        name = anchor(chapter.anchor, line.code)
        yield contents_line("IstcLine", f"{line.code}　{line.title}　（{line.status}）", name)
    part, void = 0, False
    for sheet in chapter.sheets:
        first = sheet.part != part
        if first:
            part = sheet.part
            yield paragraph("Heading2", part_title(part, report.parts[part]), fresh=True)
        elif void and sheet.void:
            first = True
            yield paragraph("IstcApart", "")
        void = sheet.void
        name = anchor(chapter.anchor, sheet.code)
        title = f"{sheet.title}（{sheet.mark}）" if sheet.mark else sheet.title
        yield marks.paragraph("Heading3", title, name, fresh=not first)
        yield from _sheet(sheet)


def _sheet(sheet: Sheet) -> Iterator[str]:
    """What closes the sheet stays together and with the end of its last table: no page holds a
    check code alone."""
    yield _corner(sheet)
    tabled = False
    for piece in sheet.pieces:
        last = isinstance(piece, Words) and piece.role != "record"
        if tabled:
            yield paragraph("IstcGap", "", keep=last)
        tabled = not isinstance(piece, Words)
        if isinstance(piece, Words):
            yield paragraph(_ROLES[piece.role], piece.text, keep=True)
        else:
            yield from table_xml(piece)
    if tabled:
        yield paragraph("IstcGap", "", keep=True)
    yield paragraph("IstcFoot", SIGNED, keep=bool(sheet.check_line))
    if sheet.check_line:
        yield paragraph("IstcNote", sheet.check_line)


def _corner(sheet: Sheet) -> str:
    """Unit and period on the left, 表号 and what approved the form on the right; no rules."""
    unit_note = f"　　计量单位：{sheet.unit_note}" if sheet.unit_note else ""
    left = [""] * (len(sheet.corner) - 2)
    left += [f"填报单位：{sheet.unit_name}", f"{sheet.period}{unit_note}"]
    right = [f"{word}：{words}" for word, words in sheet.corner]
    rows = "".join(
        f"<w:tr>{_plain(one, _LEFT)}{_plain(other, WIDTH - _LEFT)}</w:tr>"
        for one, other in zip(left, right, strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'</w:tblPr><w:tblGrid><w:gridCol w:w="{_LEFT}"/><w:gridCol w:w="{WIDTH - _LEFT}"/>'
        f"</w:tblGrid>{rows}</w:tbl>{paragraph('IstcGap', '', keep=True)}"
    )


def _plain(words: str, width: int) -> str:
    style = '<w:pPr><w:pStyle w:val="IstcCorner"/><w:keepNext/></w:pPr>'
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"<w:p>{style}<w:r>{text(words)}</w:r></w:p></w:tc>"
    )
