"""A site of its own: a real server process with its own database, that a test may kill."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[2]
GRANIAN = Path(sys.executable).with_name("granian")
MAKE = """
import json
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0)
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
from tests.builders import build_round, build_tree
from tests.people import BACKEND
tree = build_tree(2020)
build_round(2020)
client = Client()
client.force_login(tree.account("university"), backend=BACKEND)
name = settings.SESSION_COOKIE_NAME
print(json.dumps({"name": name, "value": client.cookies[name].value}))
"""
LIVE = """
select r."values" from reports_record r join reports_formreport f on f.id = r.report_id
where f.form = ? and r.removed_at is null order by r.position, r.id
"""


class Site:
    """`cookie`: of a session of the university. The database outlives the server."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None
        told = subprocess.run(
            [sys.executable, "-c", MAKE],
            cwd=ROOT,
            env=self.environ,
            check=True,
            capture_output=True,
        )
        self.cookie = {**json.loads(told.stdout.splitlines()[-1]), "url": self.url}

    @property
    def environ(self) -> dict[str, str]:
        own = {key: text for key, text in os.environ.items() if key != "DATABASE_URL"}
        path = f"{ROOT / 'src'}{os.pathsep}{ROOT}"
        return {**own, "ISTC_DATA": str(self.data), "PYTHONPATH": path}

    def start(self) -> None:
        """At the same address each time; returns when it answers."""
        command = [str(GRANIAN), "--interface", "wsgi", "--host", "127.0.0.1"]
        command += ["--port", str(self.port), "--blocking-threads", "2", "--log-level", "error"]
        self.process = subprocess.Popen(
            [*command, "istc.config.wsgi:application"],
            cwd=ROOT,
            env=self.environ,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        while not self.answers():
            assert self.process.poll() is None, "the server did not start"
            time.sleep(0.1)

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def kill(self) -> None:
        """SIGKILL to it and all its workers: no last words."""
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def records(self, form: str) -> list[dict]:
        with closing(sqlite3.connect(next(self.data.glob("*.sqlite3")))) as database:
            rows = database.execute(LIVE, [form]).fetchall()
        return [json.loads(text) for (text,) in rows]


def free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
