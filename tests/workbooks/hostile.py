"""Files that should be refused: each built by hand, small on disk and dear to read."""

import zipfile
from collections.abc import Callable
from pathlib import Path

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'
)
CELL = '<row r="{row}"><c r="{column}{row}" t="inlineStr"><is><t>甲</t></is></c></row>'
_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = f"""<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{_REL}/{{0}}" Target="{{1}}"/></Relationships>"""
_BOOK = f"""<?xml version="1.0"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{_REL}">
<sheets><sheet name="一" sheetId="1" r:id="rId1"/></sheets></workbook>"""


def package(path: Path, sheet: str | bytes, more: dict[str, str | bytes] | None = None) -> Path:
    """The least xlsx that programs open, with that XML as its only sheet."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS.format("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": _BOOK,
        "xl/_rels/workbook.xml.rels": _RELS.format("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": sheet,
        **(more or {}),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def with_cell(path: Path, column: str, row: int) -> Path:
    cell = CELL.format(column=column, row=row)
    return package(path, SHEET.format(f"<sheetData>{cell}</sheetData>"))


def bomb(path: Path) -> Path:
    return package(path, SHEET.format("<sheetData>" + " " * 200_000_000 + "</sheetData>"))


def far_row(path: Path) -> Path:
    return with_cell(path, "A", 1_048_576)


def far_column(path: Path) -> Path:
    return with_cell(path, "XFD", 1)


def wide_area(path: Path) -> Path:
    return with_cell(path, "ALL", 199_999)


def external_entity(path: Path) -> Path:
    entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    return package(path, entity + SHEET.format("<sheetData/>"))


def laughs(path: Path) -> Path:
    strings = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><sst>&b;</sst>'
    return package(path, SHEET.format("<sheetData/>"), {"xl/sharedStrings.xml": strings})


def hidden_encoding(path: Path) -> Path:
    return package(path, SHEET.format("<sheetData/>").encode("utf-16"))


def external_link(path: Path) -> Path:
    return package(
        path, SHEET.format("<sheetData/>"), {"xl/externalLinks/externalLink1.xml": "<x/>"}
    )


def many_styles(path: Path) -> Path:
    styles = "<styleSheet><cellXfs>" + '<xf numFmtId="0"/>' * 12_000 + "</cellXfs></styleSheet>"
    return package(path, SHEET.format("<sheetData/>"), {"xl/styles.xml": styles})


def many_parts(path: Path) -> Path:
    more: dict[str, str | bytes] = {f"xl/media/{n}.txt": "" for n in range(3100)}
    return package(path, SHEET.format("<sheetData/>"), more)


def many_sheets(path: Path) -> Path:
    more: dict[str, str | bytes] = {
        f"xl/worksheets/sheet{n}.xml": SHEET.format("<sheetData/>") for n in range(2, 140)
    }
    return package(path, SHEET.format("<sheetData/>"), more)


def pictures_only(path: Path) -> Path:
    return package(path, SHEET.format("<sheetData/>"), {"xl/media/image1.png": b"\x89PNG"})


def nothing(path: Path) -> Path:
    return package(path, SHEET.format("<sheetData/>"))


def truncated(path: Path) -> Path:
    whole = with_cell(path, "A", 1).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def broken_sheet(path: Path) -> Path:
    return package(path, "<worksheet><sheetData><row r='1'><c")


def not_deflated(path: Path) -> Path:
    whole = bytearray(with_cell(path, "A", 1).read_bytes())
    start = whole.find(b"xl/worksheets/sheet1.xml") + 30
    whole[start : start + 40] = b"\xff" * 40
    path.write_bytes(bytes(whole))
    return path


def encrypted_zip(path: Path) -> Path:
    whole = bytearray(with_cell(path, "A", 1).read_bytes())
    at = 0
    while (at := whole.find(b"PK\x01\x02", at)) >= 0:
        whole[at + 8] |= 1
        at += 4
    path.write_bytes(bytes(whole))
    return path


def word_document(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return path


def plain_zip(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "a")
    return path


def text_document(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<x/>")
    return path


def content(start: bytes) -> Callable[[Path], Path]:
    def build(path: Path) -> Path:
        path.write_bytes(start)
        return path

    return build


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
# name -> (builder, code of the refusal)
HOSTILE: dict[str, tuple[Callable[[Path], Path], str]] = {
    "zip bomb": (bomb, "ratio"),
    "a cell in the last row": (far_row, "rows"),
    "a cell in the last column": (far_column, "columns"),
    "a wide area": (wide_area, "area"),
    "an external entity": (external_entity, "entities"),
    "billion laughs": (laughs, "entities"),
    "an encoding that hides entities": (hidden_encoding, "entities"),
    "links to other workbooks": (external_link, "links"),
    "thousands of styles": (many_styles, "styles"),
    "thousands of parts": (many_parts, "parts"),
    "a hundred sheets": (many_sheets, "sheets"),
    "pictures only": (pictures_only, "pictures"),
    "nothing in it": (nothing, "blank"),
    "cut off": (truncated, "broken"),
    "a sheet cut off": (broken_sheet, "broken"),
    "bad deflate": (not_deflated, "broken"),
    "a zip with a password": (encrypted_zip, "locked"),
    "a workbook with a password": (
        content(_OLE + "EncryptedPackage".encode("utf-16-le")),
        "locked",
    ),
    "Word in OLE": (content(_OLE + "WordDocument".encode("utf-16-le")), "not_workbook"),
    "broken xls": (content(_OLE), "broken"),
    "Word": (word_document, "not_workbook"),
    "a zip": (plain_zip, "not_workbook"),
    "OpenDocument text": (text_document, "not_workbook"),
    "PDF renamed": (content(b"%PDF-1.7 ..."), "not_workbook"),
    "a picture renamed": (content(b"\x89PNG\r\n"), "not_workbook"),
    "a web page renamed": (content(b"\xef\xbb\xbf <html><table></table></html>"), "web_page"),
    "an empty file": (content(b""), "empty"),
    "zeros": (content(b"\0" * 100), "empty"),
    "binary": (content(b"abc\0\1\2def"), "not_workbook"),
    "no known encoding": (content(b"a,b\n\xff\xff,\x80"), "encoding"),
    "a csv with an endless field": (content(b'"' + b"x" * 400_000), "broken"),
    "a csv with too many columns": (content(b"," * 1500), "columns"),
    "a csv with too many rows": (content(b"1\n" * 200_001), "rows"),
}
