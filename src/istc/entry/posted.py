"""What was sent to a form: JSON from our scripts, or a whole page without them, as one shape."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest

from istc.definitions.model import Form
from istc.reports.actions import RowChange
from istc.reports.flat import changes_from_post

MOST_CELLS = 2000
MOST_ROWS = 2000
TOKEN = 40  # letters of the name that a browser gives a new row
LATEST = 2_147_483_647  # the largest version the database holds
OWN = frozenset({"csrfmiddlewaretoken", "version", "confirm", "then", "offer"})
ROW = re.compile(r"r([0-9]{1,18})\.(.+)", re.DOTALL)
NEW = "new."
CHOICE = "choose:"


class Unreadable(Exception):
    """What was sent is no form of ours: `wrong` and `mend` for the person, `status` for HTTP."""

    def __init__(self, wrong: str, mend: str = "刷新页面后重试", status: int = 400) -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.mend = mend
        self.status = status


TOO_BIG = "送来的内容过大，没有保存"


@dataclass(frozen=True, slots=True)
class Posted:
    """`changes`: of the record at hand. `rows`: record id → version and changes, for a whole sheet
    sent without scripts; `new`: its blank last row. `batch`: the rows of a grid, changed and new;
    `known`: the version of the report that the sender shows. `extra`: confirm, then, key, text …"""

    version: int | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)
    seen: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    since: Mapping[str, int] = field(default_factory=dict)
    rows: Mapping[int, tuple[int, dict[str, Any]]] = field(default_factory=dict)
    new: Mapping[str, Any] = field(default_factory=dict)
    batch: tuple[RowChange, ...] = ()
    known: int | None = None
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def confirmed(self) -> bool:
        return self.extra.get("confirm") in {"1", "True"}


def posted(request: HttpRequest, form: Form) -> Posted:
    """Reads a request's body. Raises Unreadable, whatever was sent."""
    try:
        if request.content_type == "application/json":
            return from_json(_parsed(request.body))
        return from_fields(form, {key: request.POST.getlist(key) for key in request.POST})
    except (RequestDataTooBig, TooManyFieldsSent) as big:
        raise Unreadable(TOO_BIG, "分几次填写，或缩短文字", 413) from big


def _parsed(body: bytes) -> Mapping[str, Any]:
    """Numbers stay text, so that none passes through binary floating point."""
    try:
        found = json.loads(body, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError) as wrong:
        raise Unreadable("送来的内容不是有效的 JSON") from wrong
    if not isinstance(found, dict):
        raise Unreadable("送来的内容不是一张表的改动")
    return found


def from_json(sent: Mapping[str, Any]) -> Posted:
    """`{"version": 3, "changes": {item: text | codes | rows}}`, and what else an address takes."""
    changes, seen = sent.get("changes", {}), sent.get("seen", {})
    if not isinstance(changes, dict) or not isinstance(seen, dict):
        raise Unreadable("送来的改动格式不对")
    if not all(isinstance(one, list) for one in seen.values()):
        raise Unreadable("送来的改动格式不对")
    since = _since(sent.get("since", {}))
    if max(len(changes), len(seen), len(since)) > MOST_CELLS:
        raise Unreadable(TOO_BIG, status=413)
    extra = {
        key: str(value)
        for key, value in sent.items()
        if key not in {"changes", "seen", "since", "version", "known"}
        and isinstance(value, str | bool)
    }
    return Posted(
        version=_version(sent.get("version")),
        changes=changes,
        seen=seen,
        since=since,
        batch=_batch(sent.get("rows", [])),
        known=_version(sent.get("known")),
        extra=extra,
    )


def _batch(rows: object) -> tuple[RowChange, ...]:
    """`[{"record": 12 | null, "token": "…", "version": 3, "changes": {…}}, …]`."""
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Unreadable("送来的改动格式不对")
    if len(rows) > MOST_ROWS:
        raise Unreadable(f"一次最多保存 {MOST_ROWS} 行，没有保存", "分几次粘贴，或用批量导入", 413)
    return tuple(_change(row) for row in rows)


def _change(row: Mapping[str, Any]) -> RowChange:
    one, token = from_json({**row, "rows": []}), row.get("token", "")
    record = _version(row.get("record"))
    if not isinstance(token, str) or len(token) > TOKEN:
        raise Unreadable("送来的改动格式不对")
    return RowChange(one.changes, record, one.version or 0, token, one.seen, one.since)


def _since(raw: object) -> dict[str, int]:
    """`{item: version}`: what was typed over another version of the record than the one named."""
    if not isinstance(raw, dict):
        raise Unreadable("送来的改动格式不对")
    return {item: _version(version) or 0 for item, version in raw.items()}


def from_fields(form: Form, lists: Mapping[str, list[str]]) -> Posted:
    plain: dict[str, list[str]] = {}
    rows: dict[int, dict[str, list[str]]] = {}
    new: dict[str, list[str]] = {}
    for key, values in lists.items():
        if found := ROW.fullmatch(key):
            rows.setdefault(int(found[1]), {})[found[2]] = values
        elif key.startswith(NEW):
            new[key.removeprefix(NEW)] = values
        elif key not in OWN and not key.startswith(CHOICE):
            plain[key] = values
    return Posted(
        version=_version(next(iter(lists.get("version", [])), None)),
        changes=changes_from_post(form, plain),
        rows={record: _row(form, cells) for record, cells in rows.items()},
        new={key: raw for key, raw in changes_from_post(form, new).items() if raw not in ("", [])},
        extra={
            key: values[-1]
            for key, values in lists.items()
            if values and (key in OWN or key.startswith(CHOICE))
        },
    )


def _row(form: Form, cells: dict[str, list[str]]) -> tuple[int, dict[str, Any]]:
    version = _version(next(iter(cells.pop("version", [])), None))
    return version or 0, changes_from_post(form, cells)


def _version(raw: object) -> int | None:
    """None where none was sent. Raises Unreadable for anything that is no version."""
    if raw is None or raw == "":
        return None
    text = raw if isinstance(raw, str) else ""
    if not (text.isascii() and text.isdigit() and len(text) <= 10) or int(text) > LATEST:
        raise Unreadable("版本号无效，没有保存")
    return int(text)
