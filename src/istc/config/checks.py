"""System checks: settings that must not reach production."""

from typing import Any

from django.conf import settings
from django.core import checks


def captcha_is_on(app_configs: object, **kwargs: Any) -> list[checks.CheckMessage]:
    if settings.ISTC_CAPTCHA:
        return []
    return [
        checks.Error(
            "The captcha of the sign-in page is off.",
            hint="ISTC_CAPTCHA=off is for automation on a private copy; remove it.",
            id="istc.E001",
        )
    ]


def database_is_served(app_configs: object, **kwargs: Any) -> list[checks.CheckMessage]:
    if settings.DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3":
        return []
    return [
        checks.Warning(
            "The embedded database holds one writer at a time.",
            hint="Set DATABASE_URL=postgresql://… for a site with many units.",
            id="istc.W002",
        )
    ]
