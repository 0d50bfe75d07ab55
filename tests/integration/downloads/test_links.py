"""A file's address after its time, and in other hands: refused in words, never half (issue 6)."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from istc.jobs import queue
from istc.jobs.models import Job
from tests.people import signed_in

FORM = "/2020/download/forms/HZ_02_005/"
GONE = "文件已过期删除，或不是当前账号生成的"


@pytest.fixture
def made(university, download):
    """The university's file, as the worker leaves it."""
    result = download("university", FORM, "csv")
    Job.objects.update(state="done", path=result.path, file_name=result.file_name)
    job = Job.objects.get()
    return job, f"/jobs/{job.pk}/file/"


def get(tree, who: str, address: str):
    return signed_in(tree.account(who)).get(address)


def test_until_it_expires_it_is_given(made, tree):
    job, address = made
    answer = get(tree, "university", address)
    assert b"".join(answer.streaming_content) == Path(job.path).read_bytes()


def test_an_expired_file_is_not_given_though_it_still_lies_there(made, tree):
    job, address = made
    Job.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    answer = get(tree, "university", address)
    assert answer.status_code == 404
    assert GONE in answer.content.decode()
    assert Path(job.path).exists()


def test_a_swept_file_a_lost_one_and_a_foreign_one_look_alike(made, tree):
    job, address = made
    told = {get(tree, who, address).content.decode().count(GONE)
            for who in ("college", "province", "institute", "centre", "ministry")}  # fmt: skip
    assert told == {1}
    Path(job.path).unlink()
    assert GONE in get(tree, "university", address).content.decode()
    Job.objects.update(expires_at=timezone.now() - timedelta(days=1))
    queue.sweep()
    answer = get(tree, "university", address)
    assert (answer.status_code, GONE in answer.content.decode()) == (404, True)


def test_an_unfinished_download_has_no_file(university, tree, settings, tmp_path):
    settings.ISTC_DATA = tmp_path
    desk = signed_in(tree.account("university"))
    desk.post(FORM, {"format": "csv"})
    answer = desk.get(f"/jobs/{Job.objects.get().pk}/file/")
    assert answer.status_code == 404
    assert desk.post(f"/jobs/{Job.objects.get().pk}/file/").status_code == 405
