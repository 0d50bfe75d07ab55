"""Turns the flat keys of a web form into changes, because HTML forms know no lists of rows."""

import re
from collections.abc import Mapping, Sequence

from istc.definitions.model import Form

Raw = str | Sequence[str] | Sequence[Mapping[str, "Raw"]]

CELL = re.compile(r"(?P<table>[a-z][a-z0-9_]*)\[(?P<row>[0-9]{1,4})\]\.(?P<item>.+)")
SEVERAL = {"choices"}  # kinds that post one key once per choice
ENDS = {"period"}  # kinds that post a first and a last day under one key


def changes_from_post(form: Form, lists: Mapping[str, Sequence[str]]) -> dict[str, Raw]:
    """`{"funds": ["3"], "households[0].people": ["2"]}` → `{"funds": "3", "households": [{…}]}`.

    A sub-table is posted whole: its rows in the order of their numbers, gaps closed; the bare key
    of a table (a hidden box) stands for a table without rows. Keys that the form does not know are
    passed on, so that the action refuses them by name.
    """
    changes: dict[str, Raw] = {}
    rows: dict[str, dict[int, dict[str, Raw]]] = {}
    for key, posted in lists.items():
        found = CELL.fullmatch(key)
        if found and found["table"] in form.tables:
            row = rows.setdefault(found["table"], {}).setdefault(int(found["row"]), {})
            row[found["item"]] = _cell(form, found["item"], posted)
        elif key in form.tables:
            rows.setdefault(key, {})
        else:
            changes[key] = _cell(form, key, posted)
    for table, numbered in rows.items():
        changes[table] = [numbered[number] for number in sorted(numbered)]
    return changes


def _cell(form: Form, item_id: str, posted: Sequence[str]) -> Raw:
    """Of a key posted twice (a hidden blank before a radio button) the last one counts."""
    item = form.by_id.get(item_id)
    kind = item.kind if item else ""
    if kind in SEVERAL:
        return [text for text in posted if text]
    if kind in ENDS and len(posted) > 1:
        return list(posted)
    return posted[-1] if posted else ""
