"""Rows of a .csv: UTF-8 or GB18030, comma, tab or semicolon."""

import csv
import io
from collections.abc import Iterator

from istc.intake.limits import Limits
from istc.intake.refused import Refused

_LONGEST_FIELD = 300_000
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def text_of(content: bytes) -> str:
    """Raises Refused where no encoding fits or the text is binary."""
    for start, encoding in _BOMS:
        if content.startswith(start):
            return _decoded(content, encoding)
    if b"\0" in content:
        raise Refused("not_workbook", what="无法识别的文件")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(content, "gb18030")


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused("encoding") from error


def rows(content: bytes, limits: Limits) -> Iterator[list[str]]:
    """Raises Refused beyond the limits."""
    text = text_of(content)
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        for number, row in enumerate(reader, 1):
            if number > limits.rows:
                raise Refused("rows", sheet="csv", count=number, limit=limits.rows)
            if len(row) > limits.columns:
                raise Refused("columns", sheet="csv", count=len(row), limit=limits.columns)
            yield row
    except csv.Error as error:
        raise Refused("broken") from error


def _delimiter(text: str) -> str:
    """The sign that the first lines have most of."""
    first = text[:4000]
    return max(",\t;", key=first.count)
