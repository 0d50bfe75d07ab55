"""Forms that hold their sums against this one, seen from here: HZ_02_002 under HZ_02_001 (F80)."""

from __future__ import annotations

from collections.abc import Iterator

from istc.checks.cross import CrossRow
from istc.checks.numbers import written
from istc.checks.plan import plan_of
from istc.checks.run import Entry, cross_rows
from istc.definitions.model import Edition, Form
from istc.entry.present.standing import Line, judged, verdict
from istc.reports.around import UnitYear
from istc.ui.formats import number


def watchers(form: Form, edition: Edition) -> list[Form]:
    """The multi forms of which a rule compares a sum with an item of this form."""
    codes = edition.watchers.get(form.code, ())
    found = [edition.by_code[code] for code in codes if edition.by_code[code].multi]
    return [one for one in found if any(row.form == form.code for row in plan_of(one).crosses)]


def lines(form: Form, edition: Edition, around: UnitYear, root: str) -> Iterator[Line]:
    """One line per such form that has something in it; at most one query for all."""
    found = watchers(form, edition)
    if found:
        around.need({form.code, *(one.code for one in found)})
    for one in found:
        for row in rows(one, around):
            if row.form == form.code and judged(row):
                yield line(row, one, root)


def rows(watcher: Form, around: UnitYear) -> tuple[CrossRow, ...]:
    """Its sums as one record: whatever is summed over it gives them back."""
    sums = {item.id: around.total(watcher.code, item.id) for item in watcher.items}
    values = {item: written(total) for item, total in sums.items() if total is not None}
    return cross_rows(watcher, [Entry(None, values)], around) if values else ()


def line(row: CrossRow, watcher: Form, root: str) -> Line:
    cells = judged(row)
    wrong = [cell for cell in cells if cell.state != "ok"]
    title = f"与 {watcher.code} {watcher.title}核对"
    if not wrong:
        return Line(
            f"by-{watcher.code}",
            title,
            f"{len(cells)} 项，对方合计均 {row.sign} 本表",
            "相符",
            True,
            form=watcher.code,
            watched=True,
        )
    cell = wrong[0]
    name = watcher.by_id[cell.item].name
    more = f" 等 {len(wrong)} 项" if len(wrong) > 1 else ""
    return Line(
        id=f"by-{watcher.code}",
        formula=title,
        figures=f"{name}：对方合计 {number(cell.own)}，本表 {number(cell.other)}",
        verdict=verdict(cell.state, cell.diff) + more,
        good=False,
        address=f"{root}{watcher.code}/",
        form=watcher.code,
        watched=True,
    )
