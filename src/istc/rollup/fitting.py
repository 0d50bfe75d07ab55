"""Fits a filter to a form: conditions, columns and the order must name items that it has."""

from collections.abc import Sequence

from istc.definitions.model import Form
from istc.rollup import conditions
from istc.rollup.filters import Filter, FilterRefused

ORDERS = ("unit", "records", "updated")  # beside the items
RECORDS = "records"  # the column that counts records


def fit(flt: Filter, form: Form, where: Sequence[str]) -> Filter:
    """The filter with its conditions. Raises FilterRefused."""
    found, problems = conditions.parse(form, where)
    for column in flt.columns:
        if column not in form.by_id:
            problems.append(f"{form.code} 没有指标“{column[:20]}”。从列表中选择要显示的列。")
    if flt.sort and flt.sort_key not in form.by_id and flt.sort_key not in ORDERS:
        problems.append(f"不能按“{flt.sort_key[:20]}”排序。点列名排序。")
    if flt.item and flt.item not in form.by_id and flt.item != RECORDS:
        problems.append(f"{form.code} 没有指标“{flt.item[:20]}”。")
    if problems:
        raise FilterRefused(problems)
    return flt.but(where=found)
