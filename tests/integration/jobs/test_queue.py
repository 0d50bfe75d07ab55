"""The queue: who gets which job, what becomes of it when a worker dies (N23, issue 4)."""

import os
from datetime import timedelta

import pytest
from django.utils import timezone

from istc.jobs import kinds, queue
from istc.jobs.files import new_path
from istc.jobs.kinds import JobFailed, Result
from istc.jobs.models import Job
from istc.jobs.running import run
from istc.jobs.worker import Worker
from tests.builders import build_centre
from tests.people import actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def put():
    who = actor(build_centre())

    def put(kind: str = "trial", **payload) -> Job:
        return queue.enqueue(kind=kind, actor=who, payload=payload, title="试")

    return put


@pytest.fixture
def trial(monkeypatch):
    """Sets what a job of kind `trial` does."""

    def trial(function):
        monkeypatch.setitem(kinds._KINDS, "trial", function)

    return trial


def again(job: Job) -> Job:
    return Job.objects.get(pk=job.pk)


def test_the_one_that_waits_longest_comes_first(put):
    first, second = put(), put()
    assert queue.claim("a").pk == first.pk
    assert queue.claim("b").pk == second.pk
    assert queue.claim("c") is None


def test_a_lease_that_ran_out_is_taken_over_and_the_old_holder_can_no_longer_end_it(put):
    put()
    old = queue.claim("a")
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    new = queue.claim("b")
    assert new.pk == old.pk
    assert new.attempts == 2
    assert not queue.done(old, Result("old"))
    assert not queue.keep(old)
    assert queue.done(new, Result("new"))
    assert again(new).message == "new"


def test_after_three_workers_died_it_is_given_up_and_says_so(put):
    job = put()
    for name in "abc":
        assert queue.claim(name)
        Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert queue.claim("d") is None
    assert again(job).state == Job.State.FAILED
    assert again(job).message == queue.GIVEN_UP


def test_runs_and_keeps_what_the_function_leaves(put, trial):
    trial(lambda held: Result(message=held.payload["word"], file_name="a.xlsx"))
    job = put(word="好")
    assert Worker().one()
    assert not Worker().one()
    found = again(job)
    assert (found.state, found.progress, found.message) == ("done", 100, "好")
    assert found.file_name == "a.xlsx"
    assert found.over


def test_an_unforeseen_error_is_tried_again_later_and_at_last_given_up(put, trial):
    trial(lambda held: 1 / 0)
    job = put()
    for attempt in (1, 2):
        run(queue.claim("a"))
        found = again(job)
        assert found.state == Job.State.QUEUED
        assert found.not_before > timezone.now() + queue.WAIT * attempt * 0.9
        assert queue.claim("a") is None
        Job.objects.update(not_before=timezone.now())
    run(queue.claim("a"))
    assert again(job).message == queue.GIVEN_UP


def test_a_foreseen_failure_is_told_at_once(put, trial):
    def function(held):
        raise JobFailed("文件读不出")

    trial(function)
    job = put()
    Worker().one()
    assert (again(job).state, again(job).message) == ("failed", "文件读不出")


def test_an_unknown_kind_fails(put):
    job = put("nothing")
    Worker().one()
    assert again(job).state == Job.State.FAILED


def test_progress_is_kept_within_bounds(put, trial):
    seen = []

    def function(held):
        held.report(140, "第 3 行")
        seen.append(Job.objects.get().progress)
        return Result()

    trial(function)
    put()
    Worker().one()
    assert seen == [100]
    assert Job.objects.get().words == "第 3 行"


def test_a_waiting_job_that_is_cancelled_never_starts(put):
    job = put()
    queue.cancel(job)
    assert queue.claim("a") is None
    assert again(job).state == Job.State.CANCELLED


def test_a_running_job_ends_when_it_next_says_how_far_it_is(put, trial):
    after = []

    def function(held):
        queue.cancel(Job.objects.get())
        held.report(50, "")
        after.append("went on")
        return Result()

    trial(function)
    job = put()
    Worker().one()
    assert after == []
    assert again(job).state == Job.State.CANCELLED


def test_a_worker_that_lost_its_job_writes_nothing_about_it(put, trial):
    def function(held):
        Job.objects.update(worker="somebody else")
        held.report(50, "")
        return Result()

    trial(function)
    job = put()
    Worker().one()
    assert again(job).state == Job.State.RUNNING


def test_a_stopping_worker_hands_its_job_back_and_the_attempt_does_not_count(put, trial):
    worker = Worker()

    def function(held):
        worker.stop()
        held.report(10, "")
        return Result()

    trial(function)
    job = put()
    worker.one()
    assert (again(job).state, again(job).attempts) == ("queued", 0)
    assert worker.stopping()
    worker.forever()
    assert again(job).state == Job.State.QUEUED


def test_a_worker_left_behind_stops():
    assert Worker(parent=-1).stopping()


def test_what_has_expired_goes_with_its_file(put, trial):
    path = new_path(".xlsx")
    path.write_bytes(b"x")
    trial(lambda held: Result(path=str(path)))
    put()
    Worker().one()
    assert queue.sweep() == 0
    Job.objects.update(expires_at=timezone.now() - timedelta(days=1))
    assert queue.sweep() == 1
    assert not path.exists()
    assert not Job.objects.exists()


def test_what_a_dead_worker_left_goes_when_it_would_have_expired(settings):
    """Its job never heard of the file; a fresh one may still be written to."""
    old, fresh = new_path(".xlsx"), new_path(".xlsx")
    for path in (old, fresh):
        path.write_bytes(b"x")
    then = (timezone.now() - timedelta(days=settings.ISTC_JOB_DAYS, hours=1)).timestamp()
    os.utime(old, (then, then))
    queue.sweep()
    assert not old.exists()
    assert fresh.exists()


def test_a_job_that_runs_is_not_swept_however_old(put, trial):
    put()
    job = queue.claim("a")
    Job.objects.update(expires_at=timezone.now() - timedelta(days=1))
    assert queue.sweep() == 0
    assert queue.keep(job)
