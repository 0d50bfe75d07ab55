"""What a file is, by its content and never by its name."""

from istc.intake.refused import Refused

_OTHERS = (
    (b"%PDF", "PDF 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"BM", "图片"),
    (b"Rar!", "RAR 压缩文件"),
    (b"7z\xbc\xaf", "7z 压缩文件"),
    (b"\x1f\x8b", "gzip 压缩文件"),
    (b"{\\rtf", "RTF 文档"),
    (b"MZ", "程序"),
    (b"\x7fELF", "程序"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_SLIDES = "PowerPoint Document".encode("utf-16-le")


def sniff(content: bytes) -> str:
    """`zip`, `ole` or `text`. Raises Refused for everything else."""
    if not content.strip(b"\0 \r\n\t"):
        raise Refused("empty")
    if content.startswith(b"PK"):
        return "zip"
    if content.startswith(_OLE):
        return _ole(content)
    for start, what in _OTHERS:
        if content.startswith(start):
            raise Refused("not_workbook", what=what)
    if content.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<":
        raise Refused("web_page")
    return "text"


def _ole(content: bytes) -> str:
    if _ENCRYPTED in content:
        raise Refused("locked")
    for name, what in ((_WORD, "Word 文档"), (_SLIDES, "演示文稿")):
        if name in content:
            raise Refused("not_workbook", what=what)
    return "ole"
