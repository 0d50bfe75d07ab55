"""National figures: counted for each page while that is quick, else kept and counted behind it.

With 20,000 units the count takes a second or two. Then the page shows what was counted within the
last minute, says of when it is (截至), and a job counts again.
"""

import time
from datetime import timedelta

from django.utils import timezone

from istc.jobs import queue
from istc.jobs.kinds import JobFailed, Result, Running
from istc.jobs.models import Job
from istc.reports.nation.figures import Figures, count
from istc.rounds import queries
from istc.rounds.models import Kept, Round
from istc.units.access import Actor

KIND, NAME = "reports.nation", "nation"
QUICK = 0.15  # seconds: what takes no longer is never kept
FRESH = timedelta(minutes=1)
OLDEST = timedelta(minutes=10)  # nobody looked for so long: worth the wait


def figures(found: Round, actor: Actor) -> Figures:
    """One query where figures are kept, those of the count where they are not."""
    kept, now = Kept.objects.filter(round=found, name=NAME).first(), timezone.now()
    if kept is None or now - kept.at > OLDEST:
        return _counted(found, kept)
    if now - kept.at > FRESH:
        _ask(found, actor)
    return Figures.of(kept.at, kept.content)


def run(job: Running) -> Result:
    """The job: counts the year again."""
    found = next((one for one in queries.rounds() if one.year == job.payload["year"]), None)
    if found is None:
        raise JobFailed("没有这个年度")
    _counted(found, Kept.objects.filter(round=found, name=NAME).first())
    return Result()


def _counted(found: Round, kept: Kept | None) -> Figures:
    begun = time.perf_counter()
    made = count(found)
    if time.perf_counter() - begun > QUICK:
        said = {"at": made.at, "content": made.content}
        Kept.objects.update_or_create(round=found, name=NAME, defaults=said)
    elif kept:
        kept.delete()
    return made


def _ask(found: Round, actor: Actor) -> None:
    """Once, however many look."""
    waiting = Job.objects.filter(
        kind=KIND, payload={"year": found.year}, state__in=[Job.State.QUEUED, Job.State.RUNNING]
    )
    if not waiting.exists():
        queue.enqueue(kind=KIND, actor=actor, payload={"year": found.year}, title="统计全国进度")
