"""Every fault of a roster at once, so that it can be mended in one go."""

from collections.abc import Iterable, Iterator, Mapping

from istc.units import paths
from istc.units.models.account import USER_NAME
from istc.units.models.unit import LONGEST_NAME
from istc.units.roster.faults import Fault
from istc.units.roster.known import Known, Lists
from istc.units.roster.rows import COLUMNS, Row

YES = {"是", "1", "yes", "true"}
NO = {"否", "0", "no", "false", ""}
MOST_NAMED = 10  # names of a list that a fault still tells


def check(rows: list[Row], known: Known, lists: Lists) -> list[Fault]:
    """What must be mended before anything is created, in the order of the file."""
    by_name = {row.username: row for row in rows}
    found = [
        *(fault for row in rows for fault in _cells(row, lists)),
        *_repeated_usernames(rows, known),
        *_repeated_names(rows, known),
        *(fault for row in rows for fault in _superior(row, by_name, known)),
    ]
    return in_order(found)


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    """As one reads the file: row by row, and in a row by the columns of the template."""
    places = {label: place for place, label in enumerate(COLUMNS.values())}
    return sorted(faults, key=lambda fault: (fault.row, places.get(fault.column, -1)))


def _cells(row: Row, lists: Lists) -> Iterator[Fault]:
    if not USER_NAME.fullmatch(row.username):
        yield row.fault("username", f"“{row.username}”不能用作用户名",
            "用 2–40 位字母、数字、点、横线、下划线，字母或数字开头",
        )  # fmt: skip
    if not row.name or not row.name.isprintable() or len(row.name) > LONGEST_NAME:
        yield row.fault("name", "为空、过长或含不能显示的字符", f"写全称，{LONGEST_NAME} 字以内")
    for column in ("province", "type", "category"):
        value, allowed = getattr(row, column), getattr(lists, column)
        if value and allowed and value not in allowed:
            yield row.fault(column, f"没有“{value}”", _what_there_is(allowed))
    if row.third_level.lower() not in YES | NO:
        yield row.fault("third_level", f"“{row.third_level}”看不懂", "写“是”或“否”")
    if not row.superior and not row.category:
        yield row.fault("category", "一级单位没有类别", "写一级单位的类别")


def _what_there_is(allowed: Mapping[str, str]) -> str:
    """All names of a short list, an example of a long one; codes are taken as well."""
    names = [word for word, code in allowed.items() if word != code]
    if len(names) > MOST_NAMED:
        return f"写代码或全称，如“{names[0]}”"
    return f"写{'、'.join(names)}之一"


def _repeated_usernames(rows: list[Row], known: Known) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for row in rows:
        if row.username in first:
            wrong = f"“{row.username}”与第 {first[row.username]} 行重复（不分大小写）"
            yield row.fault("username", wrong, "换一个用户名")
        elif row.username in known.usernames:
            yield row.fault(
                "username", f"“{row.username}”已有账号使用", "换一个用户名，或删去这一行"
            )
        first.setdefault(row.username, row.number)


def _repeated_names(rows: list[Row], known: Known) -> Iterator[Fault]:
    """The same full name twice under one superior: one unit entered twice."""
    first: dict[tuple[str, str], int] = {}
    for row in rows:
        key = (row.superior, row.name)
        place = known.places.get(row.superior)
        if key in first:
            wrong = f"“{row.name}”与第 {first[key]} 行重复"
            yield row.fault("name", wrong, "删去一行，或写出区别")
        elif (place or not row.superior) and (place.pk if place else None, row.name) in known.names:
            yield row.fault("name", f"上级单位下已有“{row.name}”", "删去这一行，或写出区别")
        first.setdefault(key, row.number)


def _superior(row: Row, by_name: Mapping[str, Row], known: Known) -> Iterator[Fault]:
    """The line of superiors must end at level 1, in at most three steps, and be allowed to."""
    if row.superior and _yes(row):
        yield row.fault("third_level", "只能授予一级单位", "此行写“否”，在其一级单位的行写“是”")
    line = _line(row, by_name, known)
    top = line[-1]
    if top.superior and top.superior not in known.places:
        if top.superior == row.username:
            yield row.fault("superior", "上级关系成环", "检查这几行的上级用户名")
        elif top is row:
            wrong = f"没有用户名为“{row.superior}”的单位"
            yield row.fault("superior", wrong, "改正用户名，或在文件中补上这个单位")
        return
    place = known.places.get(top.superior)
    if place and place.closed and top is row:
        yield row.fault("superior", f"“{row.superior}”已停用", "换一个上级单位")
    level = len(line) + (place.level if place else 0)
    if level > paths.DEEPEST:
        yield row.fault("superior", f"会成为第 {level} 级", "最多三级，改挂到一级或二级单位下")
    first = place.superior or place if place else None
    if level == paths.DEEPEST and not (first.third_level if first else _yes(top)):
        mend = "在一级单位的“三级权限”列写“是”，或先开通权限"
        yield row.fault("superior", "其一级单位没有三级权限", mend)


def _line(row: Row, by_name: Mapping[str, Row], known: Known) -> list[Row]:
    """The row and its superiors, as far up as the file goes and before a name comes again."""
    line, seen = [row], {row.username}
    while (
        (name := line[-1].superior)
        and name in by_name
        and name not in seen
        and name not in known.places
    ):
        line.append(by_name[name])
        seen.add(name)
    return line


def _yes(row: Row) -> bool:
    return row.third_level.lower() in YES
