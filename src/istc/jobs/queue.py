"""The queue in the database: put in, take under a lease, keep the lease, give back."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Protocol

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from istc.jobs import files
from istc.jobs.files import discard
from istc.jobs.kinds import Result
from istc.jobs.models import LONGEST, Job

MOST_ATTEMPTS = 3
WAIT = timedelta(seconds=5)  # before the second attempt; doubles
GIVEN_UP = f"后台程序中断了 {MOST_ATTEMPTS} 次，任务没有完成。重新提交，仍不行的联系管理员。"


class Acting(Protocol):
    """What a job keeps of whoever asked for it; `istc.units.access.Actor` is one."""

    @property
    def account_id(self) -> int: ...

    @property
    def name(self) -> str: ...

    @property
    def address(self) -> str | None: ...


def enqueue(
    *,
    kind: str,
    actor: Acting,
    payload: Mapping[str, Any],
    title: str,
    unit: int | None = None,
) -> Job:
    """Inside the caller's transaction: a worker sees it once that is committed."""
    now = timezone.now()
    return Job.objects.create(
        kind=kind,
        owner_id=actor.account_id,
        owner_name=actor.name[:200],
        unit_id=unit,
        address=actor.address,
        title=title[:LONGEST],
        payload=dict(payload),
        not_before=now,
        created_at=now,
        expires_at=now + timedelta(days=settings.ISTC_JOB_DAYS),
    )


def claim(worker: str) -> Job | None:
    """The job that waits longest, or one whose worker is gone; now this worker's for a lease."""
    now = timezone.now()
    if not _ready(now).exists():  # a look costs nobody a lock
        return None
    with transaction.atomic():
        found = _ready(now).order_by("not_before", "id")
        if connection.features.has_select_for_update_skip_locked:
            found = found.select_for_update(skip_locked=True)
        job = found.first()
        return _take(job, worker, now) if job else None


def _ready(now: datetime) -> QuerySet[Job]:
    waiting = Q(state=Job.State.QUEUED, not_before__lte=now)
    left = Q(state=Job.State.RUNNING, lease_until__lt=now)
    return Job.objects.filter(waiting | left)


def _take(job: Job, worker: str, now: datetime) -> Job | None:
    if job.attempts >= MOST_ATTEMPTS:
        _over(job, Job.State.FAILED, GIVEN_UP)
        job.save()
        return None
    job.state, job.worker, job.attempts = Job.State.RUNNING, worker, job.attempts + 1
    job.started_at = job.started_at or now
    job.lease_until = now + lease()
    job.save()
    return job


def lease() -> timedelta:
    return timedelta(seconds=settings.ISTC_JOB_LEASE_SECONDS)


def held(job: Job) -> QuerySet[Job]:
    """The row, if this worker still holds it: somebody else may have taken it over."""
    return Job.objects.filter(
        pk=job.pk, state=Job.State.RUNNING, worker=job.worker, attempts=job.attempts
    )


def keep(job: Job, **said: Any) -> bool:
    """A new lease, with progress and words if given. False: the job is no longer held."""
    return bool(held(job).update(lease_until=timezone.now() + lease(), **said))


def done(job: Job, result: Result) -> bool:
    """False: somebody else took it over and will say how it ended."""
    return bool(
        held(job).update(
            state=Job.State.DONE,
            progress=100,
            lease_until=None,
            finished_at=timezone.now(),
            message=result.message,
            link=result.link,
            path=result.path,
            file_name=result.file_name[:LONGEST],
            mime=result.mime,
        )
    )


def failed(job: Job, message: str) -> None:
    held(job).update(**_ended(Job.State.FAILED, message))


def dropped(job: Job) -> None:
    held(job).update(**_ended(Job.State.CANCELLED, "已取消，没有写入数据。"))


def hand_back(job: Job) -> None:
    """At once for the next worker; this attempt does not count."""
    held(job).update(state=Job.State.QUEUED, lease_until=None, attempts=job.attempts - 1)


def again(job: Job) -> None:
    """Later, each time twice as much later; after the last attempt no more."""
    if job.attempts >= MOST_ATTEMPTS:
        failed(job, GIVEN_UP)
        return
    later = timezone.now() + WAIT * 2 ** (job.attempts - 1)
    held(job).update(state=Job.State.QUEUED, lease_until=None, not_before=later)


def cancel(job: Job) -> None:
    """A waiting job never starts; a running one ends when it next says how far it is."""
    waiting = Job.objects.filter(pk=job.pk, state=Job.State.QUEUED)
    if not waiting.update(**_ended(Job.State.CANCELLED, "已取消，没有写入数据。")):
        Job.objects.filter(pk=job.pk, state=Job.State.RUNNING).update(cancel_asked=True)


def sweep() -> int:
    """Deletes what has expired, files and rows. Says how many rows."""
    old = list(Job.objects.filter(expires_at__lt=timezone.now()).exclude(state=Job.State.RUNNING))
    for job in old:
        discard(job.path)
    Job.objects.filter(pk__in=[job.pk for job in old]).delete()
    files.sweep((timezone.now() - timedelta(days=settings.ISTC_JOB_DAYS)).timestamp())
    return len(old)


def _ended(state: str, message: str) -> dict[str, Any]:
    return {
        "state": state,
        "message": message,
        "lease_until": None,
        "finished_at": timezone.now(),
    }


def _over(job: Job, state: str, message: str) -> None:
    for name, value in _ended(state, message).items():
        setattr(job, name, value)
