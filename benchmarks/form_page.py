"""Our form page and our save against a plain ModelForm page of the same thirty fields."""

from __future__ import annotations

from functools import cache
from statistics import median

from benchmarks import thirty
from benchmarks.load import Client, Job, per_second
from benchmarks.measure import note
from benchmarks.plain.fields import CHOICES, COUNTS, MONEY, TEXTS
from benchmarks.site import csrf_token, running

TURNS = 3
OURS = f"/2020/forms/{thirty.CODE}/"


def _values(turn: int) -> dict[str, str]:
    """Thirty values that change with every round, in balance."""
    counts = {f"count_{n}": str(1000 - n + turn % 50) for n in range(1, COUNTS + 1)}
    money = {f"money_{n}": f"{n}.{turn % 90 + 10}" for n in range(1, MONEY + 1)}
    texts = {f"text_{n}": f"联合研究项目 {n}-{turn}" for n in range(1, TEXTS + 1)}
    choices = {f"choice_{n}": f"{(turn + n) % 9 + 1:02}" for n in range(1, CHOICES + 1)}
    return {**counts, **money, **texts, **choices}


def _open(client: Client, path: str) -> str:
    status, page = client.ask("GET", path)
    if status != 200:
        raise SystemExit(f"{path} gave {status}")
    return page


def _hidden(page: str, name: str) -> str:
    start = page.index(f'name="{name}" value="') + len(name) + 15
    return page[start : page.index('"', start)]


def _save_plain(client: Client, path: str, turn: int) -> None:
    token = csrf_token(_open(client, path))
    status, _ = client.ask("POST", path, {**_values(turn), "csrfmiddlewaretoken": token})
    if status != 302:
        raise SystemExit(f"saving the plain sheet gave {status}")


def _save_ours(client: Client, turn: int) -> None:
    page = _open(client, OURS)
    data = {
        **_values(turn),
        "csrfmiddlewaretoken": csrf_token(page),
        "version": _hidden(page, "version"),
    }
    status, _ = client.ask("POST", f"{OURS}save/", data)
    if status not in (302, 303):
        raise SystemExit(f"saving our form gave {status}")


@cache
def _figures() -> dict[str, float]:
    """Each client has a unit and a plain sheet of its own, so that nobody waits for a conflict. By
    turns, since the machine is not the same all the time."""
    with running() as site:
        pages = [f"/plain/{sheet}/" for sheet in site.sheets]
        jobs: dict[str, Job] = {
            "plain pages": lambda client, turn: _open(client, pages[client.number]),
            "our pages": lambda client, turn: _open(client, OURS),
            "plain rounds": lambda client, turn: _save_plain(client, pages[client.number], turn),
            "our rounds": _save_ours,
        }
        for job in jobs.values():
            per_second(site.clients, job, 1.0)
        turns = [{name: per_second(site.clients, job, 1.5) for name, job in jobs.items()}
                 for _ in range(TURNS)]  # fmt: skip
    found = {name: median(turn[name] for turn in turns) for name in jobs}
    for name, figure in found.items():
        note(f"  {name}: {figure:.0f} a second")
    return found


def pages() -> float:
    """Pages a second: ours divided by the ModelForm page's."""
    found = _figures()
    return found["our pages"] / found["plain pages"]


def rounds() -> float:
    """Open-and-save rounds a second, ours with checks, version, audit and totals."""
    found = _figures()
    return found["our rounds"] / found["plain rounds"]
