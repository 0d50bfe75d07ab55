"""A file of journals, CSV or Excel, as rows, with every fault named by its row."""

from dataclasses import dataclass

from istc.definitions.kinds import Refusal, issn
from istc.definitions.kinds.writing import narrow
from istc.definitions.registers import squeezed
from istc.units.roster import sheets
from istc.units.roster.faults import Fault

COLUMNS = {
    "title": ("刊名", "期刊名", "期刊名称", "title", "journal title", "journal name"),
    "issn": ("刊号", "刊号（issn）", "issn", "print issn", "pissn"),
    "eissn": ("电子刊号", "电子刊号（eissn）", "eissn", "e-issn", "online issn"),
}
WORDS = {"title": "刊名", "issn": "刊号（ISSN）", "eissn": "电子刊号（eISSN）"}
MOST_BYTES = sheets.LIMITS.size
MOST_ROWS = 50_000
LONGEST_TITLE = 300
BLANK = frozenset({"", "-", "N/A", "n/a", "无"})


@dataclass(frozen=True, slots=True)
class Row:
    """One journal as it will be kept; `number` is its row in the file."""

    number: int
    title: str
    issn: str = ""
    eissn: str = ""


def read(content: bytes) -> tuple[list[Row], list[Fault]]:
    """The journals of a workbook's first sheet or of a CSV file, whose head names the columns.

    A row that stands twice word for word is taken once; everything else that is not right is a
    fault, and with a fault nothing is imported.
    """
    lines, faults = sheets.lines(content, most_rows=MOST_ROWS)
    if faults:
        return [], faults
    where, faults = _head(lines[0] if lines else [])
    if faults:
        return [], faults
    return _judged(lines[1:], where)


def _head(line: list[str]) -> tuple[dict[str, int], list[Fault]]:
    """Where the three columns stand; other columns are passed over."""
    known = {word: name for name, words in COLUMNS.items() for word in words}
    where: dict[str, int] = {}
    for position, cell in enumerate(line):
        name = known.get(narrow(cell).strip().lower()) or known.get(cell.strip().lower())
        if name in where:
            return {}, [Fault(1, cell.strip(), "这一列出现两次", "删去一列")]
        if name:
            where[name] = position
    if "title" not in where:
        return {}, [Fault(1, WORDS["title"], "缺少这一列", "在第一行加上列名“刊名”")]
    if len(where) == 1:
        return {}, [Fault(1, WORDS["issn"], "缺少这一列", "在第一行加上列名“ISSN”或“eISSN”")]
    return where, []


def _judged(lines: list[list[str]], where: dict[str, int]) -> tuple[list[Row], list[Fault]]:
    rows: list[Row] = []
    faults: list[Fault] = []
    seen: dict[str, Row] = {}
    for number, line in enumerate(lines, 2):
        if not any(map(str.strip, line)):
            continue
        cells = {key: line[at].strip() if at < len(line) else "" for key, at in where.items()}
        row, wrong = _row(number, cells)
        faults += wrong
        if wrong or _same(row, seen):
            continue
        faults += _repeated(row, seen)
        rows.append(row)
    if not rows and not faults:
        faults.append(Fault(0, "文件", "只有列名", "从第二行起每行写一种期刊"))
    return rows, faults


def _row(number: int, cells: dict[str, str]) -> tuple[Row, list[Fault]]:
    title, faults = " ".join(cells["title"].split()), []
    if not squeezed(title) or not title.isprintable():
        faults.append(Fault(number, WORDS["title"], "没有刊名", "填写刊名，或删去这一行"))
    elif len(title) > LONGEST_TITLE:
        wrong = f"共 {len(title)} 个字，超过 {LONGEST_TITLE} 个字"
        faults.append(Fault(number, WORDS["title"], wrong, "核对刊名"))
    numbers = {}
    for name in ("issn", "eissn"):
        typed = cells.get(name, "")
        try:
            numbers[name] = "" if typed in BLANK else issn.read(narrow(typed).strip())
        except Refusal as refusal:
            numbers[name] = ""
            faults.append(Fault(number, WORDS[name], refusal.wrong, refusal.mend))
    if not faults and not any(numbers.values()):
        wrong = "刊号和电子刊号都没有填"
        faults.append(Fault(number, WORDS["issn"], wrong, "填写一个，或删去这一行"))
    return Row(number, title, **numbers), faults


def _numbers(row: Row) -> dict[str, str]:
    """Number -> its column; once, also where both columns hold the same."""
    return {found: name for found, name in ((row.eissn, "eissn"), (row.issn, "issn")) if found}


def _same(row: Row, seen: dict[str, Row]) -> bool:
    known = seen.get(row.issn or row.eissn)
    return known is not None and (known.issn, known.eissn, squeezed(known.title)) == (
        row.issn, row.eissn, squeezed(row.title)
    )  # fmt: skip


def _repeated(row: Row, seen: dict[str, Row]) -> list[Fault]:
    """A number belongs to one journal."""
    faults = []
    for number, name in _numbers(row).items():
        if known := seen.get(number):
            wrong = f"{number} 与第 {known.number} 行“{known.title[:40]}”重复"
            faults.append(Fault(row.number, WORDS[name], wrong, "核对刊号，或删去一行"))
        seen.setdefault(number, row)
    return faults
