"""What a superior may write in a roster of its own: its branch, and no more (F35–F37, N30)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from istc.units import rights, words
from istc.units.access import Actor
from istc.units.models import Placement
from istc.units.roster.checking import check
from istc.units.roster.known import Known, Lists, known
from istc.units.roster.reading import COLUMNS, Fault, Row

CENTRE_ONLY = ("category", "third_level")
YES_NO = ("是", "否")


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
    return Judged(rows, sorted(faults, key=lambda fault: fault.row), held)


def _centre_only(row: Row, own: Placement | None) -> Iterator[Fault]:
    if own is None:
        return
    for name in CENTRE_ONLY:
        if getattr(row, name) not in {"", "否"}:
            wrong = f"只能由{words.CENTRE}设置"
            yield Fault(row.number, COLUMNS[name], wrong, "清空这一格")
