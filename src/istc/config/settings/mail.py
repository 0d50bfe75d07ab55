"""Outgoing mail of reminders, and the limit of sealed scans. Without a host nothing is mailed."""

from istc.config.settings import env

EMAIL_HOST = env.text("ISTC_EMAIL_HOST")
EMAIL_PORT = env.number("ISTC_EMAIL_PORT", 25, least=1)
EMAIL_HOST_USER = env.text("ISTC_EMAIL_USER")
EMAIL_HOST_PASSWORD = env.text("ISTC_EMAIL_PASSWORD")
EMAIL_USE_TLS = env.flag("ISTC_EMAIL_STARTTLS", False)
EMAIL_USE_SSL = env.flag("ISTC_EMAIL_SSL", False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.text("ISTC_EMAIL_FROM", "istc@localhost")

ISTC_SCAN_MEGABYTES = env.number("ISTC_SCAN_MEGABYTES", 20, least=1)
