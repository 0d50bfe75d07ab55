"""Settings that the deployment check refuses."""

from istc.config import checks


def ids(messages) -> list[str]:
    return [message.id for message in messages]


def test_a_site_without_captcha_is_refused(settings):
    settings.ISTC_CAPTCHA = False
    assert ids(checks.captcha_is_on(None)) == ["istc.E001"]

    settings.ISTC_CAPTCHA = True
    assert ids(checks.captcha_is_on(None)) == []


def test_the_embedded_database_is_warned_about(monkeypatch, settings):
    for engine, expected in [("sqlite3", ["istc.W002"]), ("postgresql", [])]:
        monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", f"django.db.backends.{engine}")
        assert ids(checks.database_is_served(None)) == expected
