"""Heads of columns that order the rows by them."""

from collections.abc import Callable

from markupsafe import Markup

from istc.query.show.cells import Column
from istc.rollup.filters import Filter
from istc.ui.icons import icon


def sorter(flt: Filter) -> Callable[[Column], Markup]:
    """Greatest first at the first click, smallest first at the second."""

    def link(column: Column) -> Markup:
        if not column.adds:
            return Markup('<span title="{}：不相加">{}</span>').format(column.title, column.label)
        down = flt.sort != f"-{column.name}"
        address = flt.address(
            sort=f"-{column.name}" if down else column.name, page=1, item="", at=""
        )
        sign = icon("arrow-up" if down else "arrow-down", 14) if flt.sort_key == column.name else ""
        title = f"按 {column.title or column.label} 排序"
        return Markup('<a class="plain" href="?{}" title="{}">{}{}</a>').format(
            address, title, column.label, sign
        )

    return link
