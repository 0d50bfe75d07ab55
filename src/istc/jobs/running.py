"""One job in one worker: heartbeat beside it, cancelling, and how it ended."""

import logging
import threading
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import OperationalError, connection

from istc.jobs import queue
from istc.jobs.kinds import Cancelled, HandedBack, JobFailed, function_of
from istc.jobs.models import LONGEST, Job

log = logging.getLogger(__name__)


class Held:
    """The job as its function sees it (`kinds.Running`)."""

    def __init__(self, job: Job, stopping: Callable[[], bool]) -> None:
        self.job = job
        self.owner_id: int = job.owner_id
        self.address: str | None = job.address
        self.payload: dict[str, Any] = job.payload
        self._stopping = stopping

    def report(self, progress: int, words: str) -> None:
        """Raises Cancelled (also where another worker took the job over) and HandedBack."""
        if self._stopping():
            raise HandedBack
        said = {"progress": min(max(progress, 0), 100), "words": words[:LONGEST]}
        if not queue.keep(self.job, **said):
            raise Cancelled
        if queue.held(self.job).filter(cancel_asked=True).exists():
            raise Cancelled


def run(job: Job, stopping: Callable[[], bool] = lambda: False) -> None:
    """Runs a claimed job to whatever end; raises nothing."""
    with Heartbeat(job):
        try:
            result = function_of(job.kind)(Held(job, stopping))
        except Cancelled:
            queue.dropped(job)
        except HandedBack:
            queue.hand_back(job)
        except JobFailed as error:
            queue.failed(job, str(error))
        except Exception:
            log.exception("job %s of kind %s, attempt %s", job.pk, job.kind, job.attempts)
            queue.again(job)
        else:
            queue.done(job, result)


class Heartbeat:
    """Renews the lease from a thread of its own, so that a long step does not lose it."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *exc: object) -> None:
        self._over.set()
        self._thread.join()

    def _beat(self) -> None:
        try:
            while not self._over.wait(settings.ISTC_JOB_LEASE_SECONDS / 3):
                self._renew()
        finally:
            connection.close()

    def _renew(self) -> None:
        try:
            queue.keep(self._job)
        except OperationalError:  # SQLite is busy with the job's own transaction: next time
            log.info("heartbeat of job %s had to wait", self._job.pk)
            connection.close()
