"""Any file that is a table, Excel or CSV, as lines of texts; what rosters and registers share."""

import csv
import io

from istc.units.roster import workbook
from istc.units.roster.faults import Fault


def lines(
    content: bytes, *, most_bytes: int, most_rows: int
) -> tuple[list[list[str]], list[Fault]]:
    """The first sheet of a workbook, or a CSV file in UTF-8 or GB 18030."""
    if len(content) > most_bytes:
        return [], [Fault(0, "文件", f"超过 {most_bytes >> 20} MB", "分成几个文件")]
    try:
        found = workbook.lines(content) if workbook.is_workbook(content) else _csv(content)
    except workbook.Unreadable as error:
        return [], [Fault(0, "文件", str(error), "用 Excel 另存为 .xlsx 后重试")]
    except (UnicodeDecodeError, csv.Error):
        return [], [Fault(0, "文件", "不是 CSV 文件，或编码不对", "另存为 CSV（UTF-8）后重试")]
    if len(found) > most_rows + 1:
        return [], [Fault(0, "文件", f"超过 {most_rows:,} 行", "分成几个文件")]
    return found, []


def _csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(_decode(content), newline=""), strict=True))


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")
