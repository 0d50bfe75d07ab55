"""报表查询与下载: all forms with what they hold; filters kept (F52–F57, screen 09a)."""

import pytest

from istc.query.models import SavedFilter
from tests.integration.query.conftest import EDITION, FUNDED
from tests.people import signed_in


@pytest.fixture
def client(filled):
    return signed_in(filled.account("province"))


def lines(page):
    return {line.form.code: line for _, found in page.shown["parts"] for line in found}


def test_every_form_says_how_far_it_is(client):
    found = lines(client.get("/2020/query/"))
    assert list(found) == [form.code for form in EDITION.forms]
    assert (found[FUNDED.code].done, found[FUNDED.code].total, found[FUNDED.code].records) == (
        2,
        7,
        4,
    )


def test_the_filter_goes_on_to_the_forms(client):
    page = client.get("/2020/query/", {"type": "02", "part": "2"})
    assert lines(page)[FUNDED.code].total == 2
    assert f"/2020/query/{FUNDED.code}/?year=2020&amp;type=02" in page.content.decode()


@pytest.mark.parametrize("params", [{"year": "x"}, {"unit": "x"}, {"state": "x"}, {"level": "9"}])
def test_a_bad_filter_is_refused(client, params):
    assert client.get("/2020/query/", params).status_code == 400


def test_a_filter_is_kept_and_dropped(client, filled):
    """F57: under a name of its own, for its account alone."""
    posted = {"name": "大学 项目", "form": FUNDED.code, "query": "year=2020&type=02"}
    assert client.post("/2020/query/saved/", posted)["Location"].endswith("?year=2020&type=02")
    kept = SavedFilter.objects.get()
    assert "大学 项目" in client.get("/2020/query/").content.decode()
    stranger = signed_in(filled.account("ministry"))
    assert stranger.post(f"/2020/query/saved/{kept.pk}/remove/").status_code == 404
    assert "大学 项目" not in stranger.get("/2020/query/").content.decode()
    client.post("/2020/query/saved/", {**posted, "query": "year=2020"})
    assert SavedFilter.objects.get().address == "year=2020"
    client.post(f"/2020/query/saved/{kept.pk}/remove/")
    assert not SavedFilter.objects.exists()


@pytest.mark.parametrize(
    "posted",
    [
        {"name": "", "query": "year=2020"},
        {"name": "长" * 41, "query": "year=2020"},
        {"name": "a\x00", "query": "year=2020"},
        {"name": "好", "query": "y" * 3000},
        {"name": "好", "query": "year=2020\r\nX: 1"},
    ],
)
def test_what_cannot_be_kept_is_refused(client, posted):
    assert client.post("/2020/query/saved/", posted).status_code == 302
    assert not SavedFilter.objects.exists()


def test_only_posts_keep(client):
    assert client.get("/2020/query/saved/1/remove/").status_code == 405
    assert client.post("/2020/query/saved/", {"form": "XX", "name": "好"}).status_code == 404
