"""Headers for the browser, and the sender's address behind proxies."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from istc.config.middleware import BrowserPolicy, ClientAddress


def address(settings, proxies: int, forwarded: str | None) -> str:
    settings.ISTC_PROXIES = proxies
    headers = {} if forwarded is None else {"x-forwarded-for": forwarded}
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", headers=headers)
    ClientAddress(lambda request: HttpResponse())(request)
    return request.META["REMOTE_ADDR"]


@pytest.mark.parametrize(
    ("proxies", "forwarded", "believed"),
    [
        (0, "6.6.6.6", "10.0.0.1"),  # anybody can send the header
        (1, "6.6.6.6, 192.0.2.7", "192.0.2.7"),
        (2, "6.6.6.6, 192.0.2.7, 10.0.0.9", "192.0.2.7"),
        (2, "192.0.2.7", "10.0.0.1"),  # fewer entries than proxies: not from them
        (1, None, "10.0.0.1"),
        (1, " , ", "10.0.0.1"),
    ],
)
def test_only_what_our_own_proxies_wrote_is_believed(settings, proxies, forwarded, believed):
    assert address(settings, proxies, forwarded) == believed


def test_no_inline_script_or_style_is_allowed():
    response = BrowserPolicy(lambda request: HttpResponse())(RequestFactory().get("/"))

    policy = response["Content-Security-Policy"].split("; ")
    assert policy[0] == "default-src 'self'"
    assert "form-action 'self'" in policy
    assert not any("unsafe" in part or "*" in part for part in policy)


def test_a_view_may_be_stricter():
    strict = HttpResponse(headers={"Content-Security-Policy": "default-src 'none'"})

    response = BrowserPolicy(lambda request: strict)(RequestFactory().get("/"))

    assert response["Content-Security-Policy"] == "default-src 'none'"


@pytest.mark.parametrize("given", [None, "public, max-age=60"])
def test_a_page_is_not_kept_by_proxies_unless_its_view_says_so(given):
    page = HttpResponse(headers={"Cache-Control": given} if given else {})

    response = BrowserPolicy(lambda request: page)(RequestFactory().get("/"))

    assert response["Cache-Control"] == (given or "private, no-cache")
