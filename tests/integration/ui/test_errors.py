"""Error pages: reason, number, way back, telephone; JSON for scripts (design §8)."""

import logging
import re

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from tests.builders import build_round, build_tree
from tests.people import fetch, signed_in

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}
NUMBER = re.compile(r"<code>([0-9a-f]{8})</code>")


def fail(request: HttpRequest, kind: str) -> HttpResponse:
    raise {
        "400": SuspiciousOperation("<secret>"),
        "403": PermissionDenied("<secret>"),
        "404": Http404("<secret>"),
        "500": RuntimeError("<secret>"),
    }[kind]


urlpatterns = [path("fail/<str:kind>/", fail), path("", include("istc.config.urls"))]
handler400 = "istc.ui.errors.bad_request"
handler403 = "istc.ui.errors.forbidden"
handler404 = "istc.ui.errors.not_found"
handler500 = "istc.ui.errors.server_error"
KINDS = {"400": "请求无法处理", "403": "不能查看", "404": "没有这一页", "500": "没有完成"}


@pytest.fixture(autouse=True)
def failing():
    with override_settings(ROOT_URLCONF=__name__):
        yield


def browser() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_with_reason_number_way_back_and_telephone(kind: str, caplog):
    with caplog.at_level(logging.WARNING, "istc.ui.errors"):
        answer = browser().get(f"/fail/{kind}/")
    page = answer.content.decode()
    assert answer.status_code == int(kind)
    assert f"<title>{KINDS[kind]} · " in page
    assert 'href="/"' in page
    assert "010-62169512" in page
    assert "secret" not in page
    assert NUMBER.search(page)[1] in caplog.text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("headers", [fetch(), HTMX])
def test_a_script_gets_json(kind: str, headers: dict[str, str]):
    answer = browser().get(f"/fail/{kind}/", **headers)
    assert answer.status_code == int(kind)
    said = answer.json()
    assert said["error"].startswith(KINDS[kind])
    assert re.fullmatch("[0-9a-f]{8}", said["id"])


def test_a_post_without_its_token_is_explained():
    tree = build_tree()
    build_round()
    client = signed_in(tree.account("university"), csrf=True)
    answer = client.post("/notices/seen/")
    assert answer.status_code == 403
    assert "页面已失效" in answer.content.decode()
    assert client.post("/notices/seen/", **fetch()).json()["error"].startswith("页面已失效")


def test_no_inline_code_and_only_our_own_files():
    page = browser().get("/fail/500/").content.decode()
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*src=)|https?://", page)
