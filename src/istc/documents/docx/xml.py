"""Pieces of WordprocessingML as text: paragraphs, runs, fields, bookmarks."""

import re
from xml.sax.saxutils import escape

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def text(words: str) -> str:
    """What stands in a run: what XML cannot hold is left out, line breaks are kept."""
    if not words:
        return ""
    lines = escape(_UNFIT.sub("", words)).split("\n")
    return "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)


def paragraph(style: str, words: str, *, fresh: bool = False, keep: bool = False) -> str:
    """A paragraph in one of our styles; `fresh`: on a page of its own; `keep`: on the same page
    as what follows."""
    return styled(style, f"<w:r>{text(words)}</w:r>", fresh=fresh, keep=keep)


def styled(style: str, runs: str, *, fresh: bool = False, keep: bool = False) -> str:
    start = ("<w:keepNext/>" if keep else "") + ("<w:pageBreakBefore/>" if fresh else "")
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{start}</w:pPr>{runs}</w:p>'


class Bookmarks:
    """Gives every bookmark of a file its number."""

    def __init__(self) -> None:
        self._last = 0

    def paragraph(self, style: str, words: str, name: str, *, fresh: bool = False) -> str:
        """A paragraph that the contents can point at."""
        self._last += 1
        start = f'<w:bookmarkStart w:id="{self._last}" w:name="{name}"/>'
        end = f'<w:bookmarkEnd w:id="{self._last}"/>'
        return styled(style, f"{start}<w:r>{text(words)}</w:r>{end}", fresh=fresh)


def field(instruction: str) -> str:
    """A field that the program works out itself, such as a page number."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t/></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def contents_line(style: str, words: str, name: str) -> str:
    """Words, dots, page number; a click goes there."""
    page = field(f"PAGEREF {name} \\h")
    runs = f"<w:r>{text(words)}</w:r><w:r><w:tab/></w:r>{page}"
    return styled(style, f'<w:hyperlink w:anchor="{name}" w:history="1">{runs}</w:hyperlink>')
