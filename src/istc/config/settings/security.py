"""Secret, hosts, cookies and limits."""

from istc.config.settings import env
from istc.config.settings.database import ISTC_DATA

DEBUG = env.flag("ISTC_DEBUG", False)
SECRET_KEY = env.secret_key(ISTC_DATA)
SECRET_KEY_FALLBACKS = env.listed("ISTC_SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = env.listed("ISTC_ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = env.listed("ISTC_TRUSTED_ORIGINS")

# How many reverse proxies stand in front: decides which X-Forwarded-For entry is believed.
ISTC_PROXIES = env.number("ISTC_PROXIES", 0)
ISTC_HTTPS = env.flag("ISTC_HTTPS", False)

SESSION_COOKIE_NAME = "istc_session"
SESSION_COOKIE_SECURE = ISTC_HTTPS
CSRF_COOKIE_NAME = "istc_csrf"
CSRF_COOKIE_SECURE = ISTC_HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "istc.ui.errors.csrf_failure"
SECURE_SSL_REDIRECT = ISTC_HTTPS
# A supervisor asks for the process's health over plain HTTP on the same machine.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000 if ISTC_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = ISTC_HTTPS
SECURE_HSTS_PRELOAD = ISTC_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ISTC_PROXIES else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# One request's body; the largest is a workbook or a long pasted table.
DATA_UPLOAD_MAX_MEMORY_SIZE = env.number("ISTC_UPLOAD_MEGABYTES", 12, least=1) * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
