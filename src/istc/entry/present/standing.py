"""How numbers stand to each other: balance lines under a form, sums under a sheet, 核对 rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from istc.checks.cross import CrossCell, CrossRow
from istc.checks.lines import BalanceLine
from istc.definitions.model import Edition, Form
from istc.ui.formats import number

WORDS = {"ok": "平衡", "over": "多 ", "under": "少 "}


@dataclass(frozen=True, slots=True)
class Line:
    """`good` is None where there is nothing to judge yet. `form`: the other one that this line
    holds against this, and `watched` where that one asks, so that its reason is given there."""

    id: str
    formula: str
    figures: str
    verdict: str = ""
    good: bool | None = None
    address: str = ""
    form: str = ""
    watched: bool = False


def lines(found: Iterable[BalanceLine]) -> list[Line]:
    return [
        Line(
            id=one.rule_id,
            formula=one.text,
            figures=one.numbers,
            verdict=verdict(one.state, one.diff),
            good=None if one.state == "idle" else one.state == "ok",
        )
        for one in found
    ]


def verdict(state: str, diff: Decimal | None) -> str:
    """平衡, 多 3, 少 2; nothing while there is nothing to judge."""
    if state == "idle":
        return ""
    return "平衡" if state == "ok" else f"{WORDS[state]}{number(abs(diff or Decimal(0)))}"


def held(rows: Sequence[CrossRow], form: Form, edition: Edition, root: str) -> list[Line]:
    """One line per other form: all in order, or the first that is not (screen 03)."""
    return [against(row, form, edition, root) for row in rows if judged(row)]


def judged(row: CrossRow) -> list[CrossCell]:
    return [cell for cell in row.cells if cell.state != "idle"]


def against(row: CrossRow, form: Form, edition: Edition, root: str) -> Line:
    cells = judged(row)
    wrong = [cell for cell in cells if cell.state != "ok"]
    title = f"与 {row.form} {edition.by_code[row.form].title}核对"
    if not wrong:
        figures = f"{len(cells)} 项，均 {row.sign} 对方"
        return Line(f"with-{row.form}", title, figures, "相符", True, form=row.form)
    cell = wrong[0]
    return Line(
        id=f"with-{row.form}",
        formula=title,
        figures=f"{form.by_id[cell.item].name}：本表 {number(cell.own)}，对方 {number(cell.other)}",
        verdict=verdict(cell.state, cell.diff) + (f" 等 {len(wrong)} 项" if len(wrong) > 1 else ""),
        good=False,
        address=f"{root}{row.form}/",
        form=row.form,
    )


@dataclass(frozen=True, slots=True)
class Held:
    """One cell of a 核对 row; `raw` is the other form's figure for the browser."""

    words: str
    good: bool


@dataclass(frozen=True, slots=True)
class Other:
    code: str
    title: str
    address: str
    sign: str
    figures: Mapping[str, str]
    verdicts: Mapping[str, Held]


@dataclass(frozen=True, slots=True)
class Foot:
    sums: Mapping[str, str]
    others: tuple[Other, ...]


def foot(
    sums: Mapping[str, Decimal], rows: Sequence[CrossRow], edition: Edition, root: str
) -> Foot:
    return Foot(
        {item: number(value) for item, value in sums.items()},
        tuple(other(row, edition.by_code[row.form], root) for row in rows),
    )


def other(row: CrossRow, form: Form, root: str) -> Other:
    return Other(
        code=form.code,
        title=form.title,
        address=f"{root}{form.code}/",
        sign=row.sign,
        figures={cell.item: number(cell.other) for cell in row.cells},
        verdicts={cell.item: stand(cell) for cell in row.cells if cell.state != "idle"},
    )


def stand(cell: CrossCell) -> Held:
    """✓ 多 2, ✓ 平, 少 2 (screen 05)."""
    diff = cell.diff or Decimal(0)
    words = "平" if not diff else f"多 {number(diff)}" if diff > 0 else f"少 {number(-diff)}"
    return Held(words, cell.state == "ok")
