"""Nobody but the unit itself reaches its imports, and nobody else a job (F16, N30)."""

import pytest
from django.urls import reverse
from django.utils import timezone

from istc.jobs import queue
from istc.jobs.models import Job
from istc.workbooks.models import Upload
from istc.workbooks.urls import VIEWS
from tests.integration.workbooks.conftest import CODE
from tests.people import actor, fetch, signed_in

POSTS = {"correct", "decide", "columns", "mode", "commit", "cancel", "undo"}
OPEN = {"start", "template"}
OTHERS = ["province", "institute", "college", "ministry", "centre"]


def address(root: str, view: str, upload: int) -> str:
    kwargs = {"year": 2020}
    if root == "form":
        kwargs["form"] = CODE
    if view not in OPEN:
        kwargs["upload"] = upload
    return reverse(f"workbooks:{root}_{view}", kwargs=kwargs)


def ask(client, root: str, view: str, upload: int, **more):
    return getattr(client, "post" if view in POSTS else "get")(address(root, view, upload), **more)


@pytest.fixture
def upload(tree, found):
    def upload(form: str) -> Upload:
        return Upload.objects.create(
            round=found, unit=tree.university.unit, form=form, account_id=1, by_name="x",
            at=timezone.now(), name="a.xlsx", token=f"t{form}", sha256="0", size=1,
        )  # fmt: skip

    return {"form": upload(CODE).pk, "report": upload("").pk}


ALL = [(root, view) for root in ("form", "report") for view in VIEWS]


@pytest.mark.parametrize(("root", "view"), ALL)
def test_nobody_signed_in(client, upload, root, view):
    client.logout()
    assert "/login/" in ask(client, root, view, upload[root]).headers["Location"]
    assert ask(client, root, view, upload[root], **fetch()).status_code == 401


@pytest.mark.parametrize("who", OTHERS)
@pytest.mark.parametrize(("root", "view"), [one for one in ALL if one[1] not in OPEN])
def test_another_unit_finds_nothing(tree, upload, root, view, who):
    client = signed_in(tree.account(who))
    assert ask(client, root, view, upload[root]).status_code == 404
    assert Upload.objects.get(pk=upload[root]).state == Upload.State.READING


@pytest.mark.parametrize(("root", "view"), [(root, view) for root, view in ALL if view in OPEN])
def test_the_centre_has_no_forms_of_its_own(tree, upload, root, view):
    assert ask(signed_in(tree.account("centre")), root, view, 1).status_code == 404


@pytest.mark.parametrize(("root", "view"), ALL)
def test_only_the_right_method(client, upload, root, view):
    wrong = client.put if view == "start" else client.get if view in POSTS else client.post
    assert wrong(address(root, view, upload[root])).status_code == 405


def test_an_upload_is_found_under_its_own_form_only(client, upload):
    assert ask(client, "form", "upload", upload["report"]).status_code == 404
    assert ask(client, "report", "upload", upload["form"]).status_code == 404
    assert client.get("/2020/forms/NO_SUCH/import/").status_code == 404
    assert client.get("/2031/forms/HJ_01/import/").status_code == 404


@pytest.mark.parametrize("view", ["page", "file", "cancel"])
def test_a_job_is_its_owner_s(tree, found, client, view, tmp_path):
    job = queue.enqueue(kind="x", actor=actor(tree.account("university")), payload={}, title="导出")
    path = tmp_path / "r"
    path.write_bytes(b"r")
    Job.objects.update(path=str(path), file_name="报表.xlsx")
    url = reverse(f"jobs:{view}", kwargs={"job": job.pk})
    for who in OTHERS:
        other = signed_in(tree.account(who))
        assert (other.post if view == "cancel" else other.get)(url).status_code == 404
    mine = (client.post if view == "cancel" else client.get)(url)
    assert mine.status_code == (302 if view == "cancel" else 200)
    if mine.streaming:
        assert b"".join(mine.streaming_content) == b"r"
    client.logout()
    assert (client.post if view == "cancel" else client.get)(url).status_code == 302


def test_a_job_s_page_and_the_part_that_changes(tree, found, client):
    job = queue.enqueue(kind="x", actor=actor(tree.account("university")), payload={}, title="导出")
    url = reverse("jobs:page", kwargs={"job": job.pk})
    assert "every 1s" in client.get(url).content.decode()
    assert "<html" not in client.get(url, HTTP_HX_REQUEST="true").content.decode()
    client.post(reverse("jobs:cancel", kwargs={"job": job.pk}))
    assert "已取消" in client.get(url).content.decode()
    assert client.get(reverse("jobs:file", kwargs={"job": job.pk})).status_code == 404
