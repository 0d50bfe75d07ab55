"""Load from a few client processes over kept-alive connections to an address on this machine."""

from __future__ import annotations

import http.client
import json
import multiprocessing
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode


@dataclass
class Client:
    """A keep-alive HTTP client that carries cookies."""

    port: int
    number: int = 0
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def ask(self, method: str, path: str, data: dict[str, str] | None = None) -> tuple[int, str]:
        body = urlencode(data).encode() if data is not None else None
        headers = {}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        return self._exchange(method, path, body, headers)

    def send(self, path: str, value: object, token: str) -> tuple[int, str]:
        """Posts JSON as our scripts do."""
        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "X-CSRFToken": token,
        }
        return self._exchange("POST", path, json.dumps(value).encode(), headers)

    def _exchange(
        self, method: str, path: str, body: bytes | None, headers: dict[str, str]
    ) -> tuple[int, str]:
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self._connection.request(method, path, body, headers)
        response = self._connection.getresponse()
        text = response.read().decode("utf-8", "replace")
        for line in response.headers.get_all("Set-Cookie") or ():
            name, _, rest = line.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        return response.status, text


Job = Callable[[Client, int], None]
Ready = Callable[[Client], None]


def _loop(
    client: Client, jobs: tuple[Job, Ready], seconds: float, counts: multiprocessing.Queue[int]
) -> None:
    job, ready = jobs
    client = Client(client.port, client.number, dict(client.cookies))
    ready(client)
    deadline, done = time.monotonic() + seconds, 0
    while time.monotonic() < deadline:
        job(client, done)
        done += 1
    counts.put(done)


def per_second(
    clients: list[Client],
    job: Job,
    seconds: float = 4.0,
    ready: Ready = lambda client: None,
) -> float:
    """How many times a second all clients together get `job` done; a failing job raises. `ready`:
    what each does before, in its own process, which is not counted."""
    context = multiprocessing.get_context("fork")
    counts: multiprocessing.Queue[int] = context.Queue()
    workers = [
        context.Process(target=_loop, args=(client, (job, ready), seconds, counts))
        for client in clients
    ]
    for worker in workers:
        worker.start()
    total = sum(counts.get(timeout=seconds * 4 + 30) for _ in workers)
    for worker in workers:
        worker.join()
        if worker.exitcode:
            raise SystemExit("a load client failed; its error stands above")
    return total / seconds
