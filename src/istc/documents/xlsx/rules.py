"""Drop-downs, limits and input hints of a column, for all its lines at once."""

from datetime import date
from typing import Any

from xlsxwriter.worksheet import Worksheet

from istc.definitions.kinds import KINDS
from istc.definitions.model import Form, Item
from istc.documents.hints import hint
from istc.documents.plan import Column
from istc.documents.xlsx.lists import Lists
from istc.documents.xlsx.places import Places
from istc.documents.xlsx.strict import done

_LONGEST_TITLE = 32
_LONGEST_TEXT = 255
_MOST = 10**15
_TEXT_LIMIT = 500
_EARLIEST, _LATEST = date(1900, 1, 1), date(2100, 12, 31)

_WRONG = {
    "count": "填 0 或大于 0 的整数",
    "money": "填 0 或大于 0 的数，单位万元人民币",
    "decimal": "填 0 或大于 0 的数",
    "date": "按 yyyy-mm-dd 填写日期",
    "choice": "从下拉列表选一项",
}


def add_rule(sheet: Worksheet, column: Column, places: Places, lists: Lists) -> None:
    """The validation and the hint that Excel shows in the column's cells."""
    item = column.item
    options = {**_limits(item, lists), **_words(places.plan.form, item)}
    if options == {"validate": "any"}:
        return
    place = places.column(item.id)
    what = f"validation of {item.id}"
    done(sheet.data_validation(places.first_row, place, places.last_row, place, options), what)


def _limits(item: Item, lists: Lists) -> dict[str, Any]:
    if item.computed is not None:
        return {"validate": "any"}
    if item.kind == "choice" and item.options:
        return {"validate": "list", "source": f"={lists.name(item.options)}"}
    if item.kind == "date":
        return _between("date", _EARLIEST, _LATEST)
    if KINDS[item.kind].numeric:
        least = float(item.minimum or 0)
        most = float(item.maximum or _MOST)
        return _between("integer" if item.kind == "count" else "decimal", least, most)
    if item.kind == "text":
        return _between("length", 0, item.max_length or _TEXT_LIMIT)
    return {"validate": "any"}


def _between(what: str, least: object, most: object) -> dict[str, Any]:
    return {"validate": what, "criteria": "between", "minimum": least, "maximum": most}


def _words(form: Form, item: Item) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if said := hint(form, item):
        found["input_title"] = _cut(item.short or item.label, _LONGEST_TITLE)
        found["input_message"] = _cut(said, _LONGEST_TEXT)
    if item.computed is None and (wrong := _WRONG.get(item.kind)):
        found["error_title"] = "不符合要求"
        found["error_message"] = wrong
    return found


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
