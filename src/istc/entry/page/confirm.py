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
    """The totals of a matrix, or the sums of the numbers that a list shows."""
    if page.multi:
        listed = page.list
        for box, figure in list(zip(listed.numbers, listed.sums, strict=True))[:SHOWN]:
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
    lines = page.balances if page.layout == "page" else []
    own = sum(not line.id.startswith("with-") for line in lines)
    held = page.crosses
    parts = [f"平衡关系 {own} 条"] if own else []
    parts += [f"与 {row.form} 核对" for row in held]
    said = "、".join(parts)
    if any(line.good is False for line in lines) or page.asks:
        return f"{said}，差异已说明" if said else "差异已说明"
    return f"{said}，全部通过" if said else "全部通过"
