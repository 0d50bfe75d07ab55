"""Every address says who may come in; none stands open by oversight (N30)."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

OPEN_BY_NATURE = {"healthz", "readyz"}  # probes without an account and without data


def views(resolver: URLResolver) -> Iterator[URLPattern]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from views(pattern)
        else:
            yield pattern


def test_every_view_stands_behind_a_door():
    unguarded = [
        str(pattern.name)
        for pattern in views(get_resolver())
        if not hasattr(pattern.callback, "door") and pattern.name not in OPEN_BY_NATURE
    ]
    assert unguarded == []


def test_only_these_are_open_to_anybody():
    public = {pattern.name for pattern in views(get_resolver()) if _door(pattern) == ()}
    assert public == {"login", "logout", "captcha_new", "captcha_image", "captcha_sound"}


def test_an_initial_password_opens_only_these():
    early = {pattern.name for pattern in views(get_resolver()) if _door(pattern) == ("_anonymous",)}
    assert early == {"password", "session", "session_extend"}


def _door(pattern: URLPattern) -> object:
    return getattr(pattern.callback, "door", None)
