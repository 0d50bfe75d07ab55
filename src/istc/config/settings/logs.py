"""Logging: one JSON object a line on stderr, without personal data (see `istc.config.logs`)."""

from istc.config.settings import env

__all__ = ["LOGGING"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "istc.config.logs.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": env.text("ISTC_LOG_LEVEL", "WARNING")},
    "loggers": {
        # Without this Django adds its own console and mail handlers.
        "django": {"handlers": [], "level": "NOTSET", "propagate": True},
        "django.server": {"handlers": [], "level": "NOTSET", "propagate": True},
        "istc": {"level": env.text("ISTC_LOG_LEVEL", "INFO")},
    },
}
