"""Templates, static files and messages."""

from typing import Any

from istc.config.settings import env
from istc.config.settings.database import ISTC_DATA
from istc.config.settings.security import DEBUG

__all__ = [
    "ISTC_ACCOUNT_PANELS",
    "MESSAGE_STORAGE",
    "STATIC_ROOT",
    "STATIC_URL",
    "STORAGES",
    "TEMPLATES",
    "WHITENOISE_ALLOW_ALL_ORIGINS",
    "WHITENOISE_AUTOREFRESH",
    "WHITENOISE_USE_FINDERS",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "istc.ui.jinja.environment",
            "context_processors": ["istc.ui.csrf.context", "istc.monitor.shell.context"],
        },
    },
]

# Cards that layers above the account page add to it.
ISTC_ACCOUNT_PANELS = ["istc.entry.contact.panel"]

# In the session: a cookie would hold the names of units and forms in the clear.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

STATIC_URL = "/static/"
STATIC_ROOT = ISTC_DATA / "static"
# Hashed names need `collectstatic` first; tests and debugging serve the sources instead.
_HASHED = env.flag("ISTC_HASHED_STATIC", not DEBUG)
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = not _HASHED
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if _HASHED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
