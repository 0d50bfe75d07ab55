"""The summary one confirms at 完成填报: the form, its totals, what the checks say (screen 03b)."""

from __future__ import annotations

from collections.abc import Iterator

from istc.entry.page.body import Page
from istc.entry.present.filled import Filled
from istc.entry.present.matrix import Matrix

SHOWN = 8  # totals


def summary(page: Page) -> list[tuple[str, str]]:
    return [
        ("报表", f"{page.code} {page.title}"),
        *([("记录", f"{page.state.records} 条")] if page.multi else []),
        *([("合计", totals)] if (totals := "　".join(sums(page))) else []),
        ("校验", checks(page)),
        *([("核实说明", f"{len(page.asks)} 处已说明")] if page.asks else []),
        ("填报单位", page.facts.key.placement.name),
    ]


def sums(page: Page) -> Iterator[str]:
    """The totals of a matrix, or the sums of the numbers that a list shows and that add up."""
    if page.multi:
        listed = page.list
        pairs = zip(listed.numbers, listed.sums, strict=True)
        summed = [(box, figure) for box, figure in pairs if box.item.adds_up]
        for box, figure in summed[:SHOWN]:
            yield f"{box.item.short or box.label} {figure or 0}"
        return
    for block in page.blocks:
        if isinstance(block, Matrix):
            yield from total_row(block, page.one)


def total_row(block: Matrix, one: Filled) -> Iterator[str]:
    for row in block.rows:
        for cell, head in zip(row.cells, block.columns, strict=True):
            if row.total and cell:
                yield f"{head.label} {one.text(cell) or 0}{before(one.before(cell))}"


def before(last: str) -> str:
    return f"（上年 {last}）" if last else ""


def checks(page: Page) -> str:
    """How much was held together, and what of it does not agree: with a reason given here, or
    still to be looked at in the form that asks."""
    lines = page.balances if page.layout == "page" else []
    own = sum(not line.form for line in lines)
    others = [line.form for line in lines if line.form] or [row.form for row in page.crosses]
    parts = [f"平衡关系 {own} 条"] if own else []
    parts += [f"与 {form} 核对" for form in others]
    said = ["、".join(parts)] if parts else []
    verdicts = ["差异已说明"] if page.asks else []
    verdicts += [f"{line.form} 待核对" for line in lines if line.watched and line.good is False]
    return "，".join(said + (verdicts or ["全部通过"]))
