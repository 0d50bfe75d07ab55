"""manage.py worker: empties the queue, keeps its lease alive, stops when told."""

import signal
import threading
import time

import pytest
from django.core.management import call_command
from django.test import override_settings

from istc.jobs import kinds, queue
from istc.jobs.kinds import Result
from istc.jobs.models import Job
from istc.jobs.worker import Worker
from tests.builders import build_centre
from tests.people import actor


@pytest.fixture
def two_jobs():
    who = actor(build_centre())
    return [queue.enqueue(kind="trial", actor=who, payload={}, title="试") for _ in range(2)]


@pytest.fixture(autouse=True)
def signals():
    before = {one: signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGINT)}
    yield
    for one, handler in before.items():
        signal.signal(one, handler)


@pytest.mark.django_db
def test_once_does_what_waits(two_jobs, monkeypatch):
    monkeypatch.setitem(kinds._KINDS, "trial", lambda held: Result())
    call_command("worker", once=True, with_parent=True)
    assert set(Job.objects.values_list("state", flat=True)) == {"done"}


@pytest.mark.django_db(transaction=True)
@override_settings(ISTC_JOB_LEASE_SECONDS=0.3)
def test_the_lease_is_renewed_while_a_long_step_runs(two_jobs, monkeypatch):
    leases = []

    def function(held):
        for _ in range(4):
            leases.append(Job.objects.get(pk=held.job.pk).lease_until)
            time.sleep(0.2)
        return Result()

    monkeypatch.setitem(kinds._KINDS, "trial", function)
    assert Worker().one()
    assert leases[-1] > leases[0]


@pytest.mark.django_db(transaction=True)
def test_goes_on_until_it_is_stopped(two_jobs, monkeypatch, settings):
    settings.ISTC_JOB_POLL_SECONDS = 0.01
    worker = Worker()
    monkeypatch.setitem(kinds._KINDS, "trial", lambda held: Result())
    timer = threading.Timer(0.5, worker.stop)
    timer.start()
    worker.forever()
    timer.join()
    assert set(Job.objects.values_list("state", flat=True)) == {"done"}
