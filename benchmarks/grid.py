"""A row of the grid saved, a block of 500 × 15 pasted, against bare updates of as many cells."""

from __future__ import annotations

import json
import time
from statistics import median
from typing import Any

from benchmarks.load import Client, per_second
from benchmarks.measure import note
from benchmarks.site import csrf_token, running

FORM = "/2020/forms/HJ_01/"
ROWS = 500
PARTS = ("senior", "associate", "middle", "junior_assistant", "junior_clerk")
TURNS = 5
_known: dict[int, dict[str, Any]] = {}  # by client: its token, its row


def _cells(turn: int) -> dict[str, str]:
    """A row of HJ_01: fourteen cells; the fifteenth is their computed total."""
    texts = ("name", "sender", "host")
    codes = {"region": "01", "nature": f"0{turn % 6 + 1}", "sender_nature": "01"}
    return {
        **dict.fromkeys(texts, f"海洋观测仪器技术洽谈 {turn}"),
        **{item: str(turn % 40 + place) for place, item in enumerate(PARTS)},
        **codes,
        "host_nature": f"0{turn % 7 + 1}",
        "field": f"0{turn % 9 + 1}",
        "agreement": str(turn % 2),
    }


def _plain(turn: int) -> dict[str, str]:
    counts = {f"count_{n}": str(turn % 90 + n) for n in range(1, 6)}
    texts = {f"text_{n}": f"海洋观测仪器技术洽谈 {turn}" for n in range(1, 6)}
    return {**counts, **texts, **{f"choice_{n}": f"0{turn % 9 + 1}" for n in range(1, 6)}}


def _post(client: Client, path: str, value: object, token: str) -> str:
    status, said = client.send(path, value, token)
    if status != 200:
        raise SystemExit(f"{path} gave {status}: {said[:200]}")
    return said


def _token(client: Client) -> str:
    _, page = client.ask("GET", f"{FORM}?view=grid")
    return csrf_token(page)


def begin(client: Client, count: int) -> tuple[str, list[dict[str, Any]]]:
    """New rows for a client: the token, and the rows as the answer names them."""
    token = _token(client)
    name = f"{client.number}-{time.monotonic_ns()}"
    rows = [{"record": None, "token": f"{name}-{n}", "changes": _cells(n)} for n in range(count)]
    return token, json.loads(_post(client, f"{FORM}rows/", {"rows": rows}, token))["rows"]


def _own_row(client: Client) -> None:
    token, rows = begin(client, 1)
    _known[client.number] = {**rows[0], "token": token}


def _save_row(client: Client, turn: int) -> None:
    """One cell of one row: checks, version, audit, totals."""
    own = _known[client.number]
    row = {
        "record": own["record"],
        "version": own["version"],
        "changes": {"senior": str(turn % 90 + 10)},
    }
    sent = {"rows": [row], "known": own.get("known")}
    said = json.loads(_post(client, f"{FORM}rows/", sent, own["token"]))
    own["version"], own["known"] = said["rows"][0]["version"], said["form_version"]


def row_save() -> float:
    """Row saves a second, ours divided by a view with one bare update behind the same login; by
    turns, since the machine is not the same all the time."""
    with running() as site:
        tokens = {client.number: _token(client) for client in site.clients}

        def touch(client: Client, turn: int) -> None:
            data = {"count_1": str(turn % 900), "csrfmiddlewaretoken": tokens[client.number]}
            if client.ask("POST", f"/plain/{site.sheets[client.number]}/touch/", data)[0] != 200:
                raise SystemExit("the bare update failed")

        def turn(seconds: float) -> tuple[float, float]:
            bare = per_second(site.clients, touch, seconds)
            return bare, per_second(site.clients, _save_row, seconds, _own_row)

        turn(1.0)
        turns = [turn(2.0) for _ in range(TURNS)]
    bare, ours = (median(found) for found in zip(*turns, strict=True))
    note(f"  bare updates: {bare:.0f} a second\n  our rows: {ours:.0f} a second")
    return median(one / other for other, one in turns)


def paste() -> float:
    """Seconds of one request with 500 × 15 cells, ours divided by a bulk update of as many."""
    with running() as site:
        client = site.clients[0]
        token, rows = begin(client, ROWS)
        data = {"count": str(ROWS), "csrfmiddlewaretoken": token}
        keys = client.ask("POST", "/plain/more/", data)[1].split()
        ours, bare = [], []
        for turn in range(1, TURNS + 1):
            block = [{**row, "changes": _cells(turn + place)} for place, row in enumerate(rows)]
            started = time.perf_counter()
            said = _post(client, f"{FORM}rows/", {"rows": block}, token)
            ours.append(time.perf_counter() - started)
            rows = json.loads(said)["rows"]
            plain = {key: _plain(int(key) + turn) for key in keys}
            started = time.perf_counter()
            _post(client, "/plain/many/", plain, token)
            bare.append(time.perf_counter() - started)
    note(f"  our paste: {median(ours):.2f} s\n  bulk update: {median(bare):.2f} s")
    return median(ours) / median(bare)
