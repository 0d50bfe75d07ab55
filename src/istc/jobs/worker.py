"""Takes jobs one after the other until it is told to stop."""

import os
import secrets
import signal
import socket
import threading
from types import FrameType

from django.conf import settings
from django.db import close_old_connections

from istc.jobs import queue
from istc.jobs.running import run

SWEEP_EVERY = 600  # polls without a job


class Worker:
    """`parent`: stop when that process is gone, so that nobody is left behind."""

    def __init__(self, *, parent: int | None = None) -> None:
        self.name = f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(4)}"
        self._parent = parent
        self._stop = threading.Event()

    def stopping(self) -> bool:
        orphaned = self._parent is not None and os.getppid() != self._parent
        return orphaned or self._stop.is_set()

    def stop(self, number: int = 0, frame: FrameType | None = None) -> None:
        """Also a signal handler: the job at hand goes back into the queue."""
        self._stop.set()

    def listen(self) -> None:
        """SIGTERM and SIGINT stop it politely."""
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)

    def one(self) -> bool:
        """Runs one job, if there is one."""
        job = queue.claim(self.name)
        if job is None:
            return False
        run(job, self.stopping)
        return True

    def forever(self) -> None:
        idle = 0
        while not self.stopping():
            close_old_connections()
            if self.one():
                continue
            if idle % SWEEP_EVERY == 0:
                queue.sweep()
            idle += 1
            self._stop.wait(settings.ISTC_JOB_POLL_SECONDS)
