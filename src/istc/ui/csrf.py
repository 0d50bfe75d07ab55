"""The token of a page's forms, masked once for each answer.

Django masks it anew for every form. One mask an answer is what guards against guessing it from the
length of compressed answers; a form page has six forms, and masking took a tenth of its time.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from markupsafe import Markup

KEPT = "_istc_csrf"
INPUT = Markup('<input type="hidden" name="csrfmiddlewaretoken" value="{}">')


def token(request: HttpRequest) -> str:
    """For a form or a script of the page that answers this request."""
    known = request.__dict__.get(KEPT)
    if known is None:
        known = request.__dict__[KEPT] = get_token(request)
    return str(known)


class Token:
    """The token as a word, worked out when a template writes it."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    def __str__(self) -> str:
        return token(self._request)


class Input(Token):
    """The token as a hidden field of a form."""

    def __html__(self) -> str:
        return str(INPUT.format(token(self._request)))


def context(request: HttpRequest) -> dict[str, Any]:
    """`csrf_token` and `csrf_input` of the templates; a page without either gets no cookie."""
    return {"csrf_token": Token(request), "csrf_input": Input(request)}
