"""What a superior may write in a roster of its own: its branch, and no more (F35–F37, N30)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from istc.units import rights, words
from istc.units.access import Actor
from istc.units.models import Placement
from istc.units.models.unit import LONGEST_NAME
from istc.units.roster.checking import check, in_order
from istc.units.roster.faults import Fault
from istc.units.roster.known import Known, Lists, known
from istc.units.roster.rows import COLUMNS, Row

CENTRE_ONLY = ("category", "third_level")
YES_NO = ("是", "否")
SUPERIOR = {
    0: "一级单位空着；二级、三级单位写其上级的用户名，上级可以在同一个文件中。",
    1: "空着即本单位；写二级单位的用户名则添加三级单位，须先开通三级权限。",
    2: "空着即本单位。",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """Rows with their superiors filled in, and everything that is wrong with them."""

    rows: list[Row]
    faults: list[Fault]
    known: Known


def columns(actor: Actor, own: Placement | None) -> list[str]:
    """Keys of the template's columns; level 2 has no superior to name but itself."""
    left_out: tuple[str, ...] = () if own is None else CENTRE_ONLY
    if own is not None and own.level == 2:
        left_out += ("superior",)
    return [name for name in COLUMNS if name not in left_out]


def options(lists: Lists, shown: Sequence[str]) -> dict[str, list[str]]:
    """Drop-downs of the template, by the head of the column."""
    found = {
        name: [word for word, code in getattr(lists, name).items() if word != code]
        for name in ("province", "type", "category")
    }
    found["third_level"] = list(YES_NO)
    return {COLUMNS[name]: found[name] for name in shown if name in found}


def notes(shown: Sequence[str], own: Placement | None) -> list[tuple[str, str]]:
    """What each column of the template asks for, for the sheet beside it."""
    said = {
        "username": "登录用。2–40 位字母、数字、点、横线、下划线，字母或数字开头，全系统不重复。",
        "name": f"有关部门批准的名称全称，不超过 {LONGEST_NAME} 字。",
        "superior": SUPERIOR[own.level if own else 0],
        "province": "从列表选择。可空着，由单位在基本信息中填。",
        "type": "从列表选择。可空着，由单位在基本信息中填。",
        "category": "一级单位必填，从列表选择；下级单位空着，同上级。",
        "third_level": "一级单位可写“是”，其二级单位即可添加三级单位；空着为“否”。",
    }
    return [(COLUMNS[name], said[name]) for name in shown]


def judge(
    rows: list[Row], *, actor: Actor, year: int, lists: Lists, own: Placement | None
) -> Judged:
    """`own`: the actor's place, None for the centre. A blank superior means the actor's unit."""
    if own is not None:
        rows = [replace(row, superior=row.superior or actor.account.username) for row in rows]
    held = known(year, own)
    faults = [*(f for row in rows for f in _centre_only(row, own)), *check(rows, held, lists)]
    if own is not None and not rights.manages(actor, year):
        faults.append(Fault(0, "文件", "没有单位管理权限", "联系上级单位"))
    return Judged(rows, in_order(faults), held)


def _centre_only(row: Row, own: Placement | None) -> Iterator[Fault]:
    if own is None:
        return
    for name in CENTRE_ONLY:
        if getattr(row, name) not in {"", "否"}:
            wrong = f"只能由{words.CENTRE}设置"
            yield row.fault(name, wrong, "清空这一格")
