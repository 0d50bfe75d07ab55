"""The overview of a large nation: counted once a minute, said of when, counted again behind it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from istc.jobs import queue, running
from istc.jobs.models import Job
from istc.reports.models import FormReport
from istc.reports.nation import kept
from istc.reports.nation.figures import Figures, count
from istc.rounds.models import Kept, Round

URL = "/2020/console/"


@pytest.fixture
def slow(monkeypatch):
    monkeypatch.setattr(kept, "QUICK", -1)


def complete(tree) -> None:
    FormReport.objects.create(
        round=Round.objects.get(), unit=tree.university.unit, form="HZ_02_001", state="done",
        completed_at=timezone.now(),
    )  # fmt: skip


def done(found: Round) -> int:
    return sum(
        one.done for one in Figures.of(timezone.now(), Kept.objects.get().content).done.values()
    )


def age(by: timedelta) -> None:
    Kept.objects.update(at=timezone.now() - by)


def test_what_is_counted_quickly_is_never_kept(tree, centre):
    centre.get(URL)
    assert not Kept.objects.exists()
    assert not Job.objects.exists()


def test_json_and_back_is_the_same(tree, centre):
    complete(tree)
    found = count(Round.objects.get())
    assert sum(one.done for one in found.done.values()) == 1
    assert Figures.of(found.at, found.content) == found


def test_within_a_minute_the_kept_figures_serve(tree, centre, slow):
    centre.get(URL)
    complete(tree)
    centre.get(URL)
    assert done(Round.objects.get()) == 0
    assert not Job.objects.exists()


def test_after_a_minute_one_job_counts_again(tree, centre, slow):
    centre.get(URL)
    complete(tree)
    age(timedelta(minutes=2))
    for _ in range(3):
        centre.get(URL)
    assert done(Round.objects.get()) == 0
    assert Job.objects.get().kind == kept.KIND
    running.run(queue.claim("test"))
    assert Job.objects.get().state == Job.State.DONE
    assert done(Round.objects.get()) == 1


def test_figures_nobody_looked_at_for_long_are_not_shown(tree, centre, slow):
    centre.get(URL)
    complete(tree)
    age(timedelta(minutes=11))
    centre.get(URL)
    assert done(Round.objects.get()) == 1
    assert not Job.objects.exists()


def test_a_nation_that_became_quick_is_no_longer_kept(tree, centre, slow, monkeypatch):
    centre.get(URL)
    age(timedelta(minutes=11))
    monkeypatch.setattr(kept, "QUICK", 60)
    centre.get(URL)
    assert not Kept.objects.exists()


def test_the_page_says_of_when_its_figures_are(tree, centre, slow):
    centre.get(URL)
    age(timedelta(seconds=30))
    at = timezone.localtime(Kept.objects.get().at)
    assert (
        f"截至 今天 {at:%H:%M}" in centre.get(URL).content.decode()
        or at.date() != timezone.localdate()
    )


def test_a_job_for_a_year_that_is_gone_fails_in_words(tree, centre):
    class Asked:
        payload = {"year": 1999}

    with pytest.raises(kept.JobFailed, match="没有这个年度"):
        kept.run(Asked())


def test_the_centres_home_has_the_same_figures_and_says_of_when(tree, centre, slow):
    assert "按各单位当前的填报状态统计" in centre.get("/2020/").content.decode()
    complete(tree)
    page = centre.get("/2020/").content.decode()
    assert "截至 今天" in page
    assert "已完成 0 张" in page
