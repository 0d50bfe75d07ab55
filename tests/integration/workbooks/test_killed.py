"""A worker killed in the middle of an import: all of it or nothing, and the job says which."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings as site
from django.db import connection

from istc.jobs.models import Job
from istc.jobs.worker import Worker
from istc.reports.models import ImportBatch, Record
from istc.workbooks.models import Upload
from tests.integration.workbooks.conftest import file
from tests.integration.workbooks.test_flow import START, act, visit

ROOT = Path(__file__).resolve().parents[3]
ROWS = 400
KILLS = 10


def worker() -> "subprocess.Popen[bytes]":
    """A worker of its own on the test's database, with a lease of a second."""
    name = str(connection.settings_dict["NAME"])
    url = os.environ.get("DATABASE_URL", "")
    beside = urlsplit(url)._replace(path=f"/{name}").geturl()
    url = beside if url.startswith("postgres") else f"sqlite:///{name}"
    env = {
        **os.environ,
        "DATABASE_URL": url,
        "ISTC_DATA": str(site.ISTC_DATA),
        "ISTC_JOB_LEASE_SECONDS": "1",
    }
    return subprocess.Popen([sys.executable, str(ROOT / "manage.py"), "worker", "--once"], env=env)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_ten_kills_at_random_moments_leave_all_or_nothing(client, sheet, settings):
    settings.ISTC_IMPORT_AT_ONCE_KILOBYTES = 0
    stored = 0
    body = sheet([visit(f"项目 {n}") for n in range(ROWS)])
    settings.ISTC_JOB_LEASE_SECONDS = 1
    for _ in range(KILLS):
        client.post(START, file(body))
        upload = Upload.objects.latest("pk")
        assert Worker().one()
        Upload.objects.filter(pk=upload.pk).update(mode="append")
        act(client, upload, "commit")
        before = connections()
        victim = worker()
        wait_until_taken()
        time.sleep(random.uniform(0, 0.35))
        victim.send_signal(signal.SIGKILL)
        victim.wait(10)
        wait_until_left(before)
        now = Record.objects.filter(removed_at=None).count()
        assert now in {stored, stored + ROWS}
        whole = ImportBatch.objects.filter(token=upload.token).count()
        assert now == stored + ROWS * whole
        stored += ROWS
        finish(upload)
        assert Record.objects.filter(removed_at=None).count() == stored


def wait_until_taken() -> None:
    for _ in range(3000):
        if not Job.objects.filter(state=Job.State.QUEUED).exists():
            return
        time.sleep(0.02)
    raise AssertionError("no worker took the job")


def connections() -> set[int]:
    """Who else is in PostgreSQL's copy of the database; servers of other tests may be."""
    if connection.vendor != "postgresql":
        return set()
    others = "SELECT pid FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"
    with connection.cursor() as cursor:
        cursor.execute(others, [connection.settings_dict["NAME"]])
        return {pid for (pid,) in cursor.fetchall()}


def wait_until_left(before: set[int]) -> None:
    """PostgreSQL may still be ending what the dead worker had sent it: commit, or roll back."""
    for _ in range(3000):
        if connections() <= before:
            return
        time.sleep(0.02)
    raise AssertionError("the dead worker's connection stays")


def finish(upload: Upload) -> None:
    """The next worker takes the job over when the lease has run out, and says how it ended."""
    for _ in range(40):
        Worker().one()
        job = Job.objects.latest("pk")
        if job.over:
            break
        time.sleep(0.3)
    assert job.state == Job.State.DONE
    assert job.message == Upload.objects.get(pk=upload.pk).outcome
    assert f"新增 {ROWS} 条" in job.message
