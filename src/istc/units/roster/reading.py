"""A roster file, CSV or Excel, as rows, with the faults of its shape."""

from dataclasses import dataclass

from istc.units.roster import sheets
from istc.units.roster.faults import Fault

__all__ = ["COLUMNS", "MOST_BYTES", "MOST_ROWS", "Fault", "Row", "read"]

COLUMNS = {
    "username": "用户名",
    "name": "单位全称",
    "superior": "上级用户名",
    "province": "省份",
    "type": "单位类型",
    "category": "类别",
    "third_level": "三级权限",
}
NEEDED = ("username", "name", "superior")
MOST_BYTES = 20 * 1024 * 1024
MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Row:
    """One unit as written; `number` is its row in the file. Blanks are empty texts."""

    number: int
    username: str
    name: str
    superior: str = ""
    province: str = ""
    type: str = ""
    category: str = ""
    third_level: str = ""


def read(content: bytes) -> tuple[list[Row], list[Fault]]:
    """Rows of an Excel workbook's first sheet, or of a CSV file in UTF-8 or GB 18030, whose head
    names the columns.
    """
    lines, faults = sheets.lines(content, most_bytes=MOST_BYTES, most_rows=MOST_ROWS)
    return ([], faults) if faults else _rows(lines)


def _rows(lines: list[list[str]]) -> tuple[list[Row], list[Fault]]:
    if not lines:
        return [], [Fault(0, "文件", "没有内容", "第一行写列名，以下每行一个单位")]
    where, faults = _head(lines[0])
    if faults:
        return [], faults
    rows = [
        _row(n, line, where) for n, line in enumerate(lines[1:], 2) if any(map(str.strip, line))
    ]
    return rows, [] if rows else [Fault(0, "文件", "只有列名", "从第二行起每行写一个单位")]


def _head(line: list[str]) -> tuple[dict[str, int], list[Fault]]:
    """Where each column stands; column names may be Chinese or English."""
    words = {word: key for key, chinese in COLUMNS.items() for word in (key, chinese)}
    where: dict[str, int] = {}
    faults = []
    for position, cell in enumerate(line):
        key = words.get(cell.strip())
        if key in where:
            faults.append(Fault(1, cell.strip(), "这一列出现两次", "删去一列"))
        elif key:
            where[key] = position
        elif cell.strip():
            faults.append(
                Fault(1, cell.strip(), "没有这个列名", f"可用：{'、'.join(COLUMNS.values())}")
            )
    missing = [COLUMNS[key] for key in NEEDED if key not in where]
    faults += [Fault(1, name, "缺少这一列", "在第一行加上列名") for name in missing]
    return where, faults


def _row(number: int, line: list[str], where: dict[str, int]) -> Row:
    cells = {key: line[at].strip() if at < len(line) else "" for key, at in where.items()}
    for key in ("username", "superior"):
        cells[key] = cells[key].lower()
    return Row(number=number, **cells)
