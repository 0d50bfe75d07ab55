"""A site on a throw-away PostgreSQL, served by granian on a free port of this machine."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks import thirty
from benchmarks.databases import fresh
from benchmarks.load import Client

ROOT = Path(__file__).resolve().parent.parent
WORKERS = 2


@dataclass(frozen=True)
class Site:
    """A running server; one signed-in client and one plain sheet for each of its units."""

    port: int
    clients: list[Client]
    sheets: list[int]


def _environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": fresh("site"),
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
        "ISTC_DATA": str(folder),
        "ISTC_QUESTIONNAIRES": str(thirty.write(folder)),
        "ISTC_CAPTCHA": "off",
        "ISTC_LOG_LEVEL": "ERROR",
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _serve(environment: dict[str, str], port: int) -> subprocess.Popen[bytes]:
    granian = Path(sys.executable).with_name("granian")
    return subprocess.Popen(
        [
            str(granian),
            "--interface",
            "wsgi",
            "--host",
            "127.0.0.1",
            "--port",
            str(port),
            "--workers",
            str(WORKERS),
            "--blocking-threads",
            "2",
            "--no-ws",
            "--log-level",
            "error",
            "istc.config.wsgi:application",
        ],
        env=environment,
        cwd=ROOT,
    )


def _wait(port: int, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server did not start")


@contextmanager
def running() -> Iterator[Site]:
    """Prepares the database, serves, signs in, and stops the server afterwards."""
    with tempfile.TemporaryDirectory(prefix="istc-bench-") as name:
        environment = _environment(Path(name))
        prepared = subprocess.run(
            [sys.executable, "-m", "benchmarks.prepare"],
            env=environment,
            cwd=ROOT,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        ).stdout
        stock = json.loads(prepared.splitlines()[-1])
        port = _free_port()
        server = _serve(environment, port)
        try:
            _wait(port)
            clients = [
                signed_in(Client(port, number), name, stock["password"])
                for number, name in enumerate(stock["names"])
            ]
            yield Site(port, clients, stock["sheets"])
        finally:
            server.terminate()
            server.wait(timeout=20)


def signed_in(client: Client, username: str, password: str) -> Client:
    status, page = client.ask("GET", "/login/")
    token = csrf_token(page)
    status, page = client.ask(
        "POST",
        "/login/",
        {"username": username, "password": password, "csrfmiddlewaretoken": token},
    )
    if status != 302:
        raise SystemExit(f"signing in gave {status}")
    return client


def csrf_token(page: str) -> str:
    """The token of the first form on a page."""
    start = page.index('name="csrfmiddlewaretoken" value="') + 34
    return page[start : page.index('"', start)]
