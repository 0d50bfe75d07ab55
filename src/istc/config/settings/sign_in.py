"""Accounts, passwords, lock-out, captcha and sessions."""

from datetime import timedelta

from istc.config.settings import env

AUTH_USER_MODEL = "units.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # refuses a locked account before any hashing
    "istc.units.backend.Accounts",
]
# The first hashes new passwords, all can check old ones. SM3 is for sites that must use the
# national algorithms.
_HASHERS = {
    "argon2": "istc.units.hashers.Argon2Minimum",
    "sm3": "istc.units.hashers.PBKDF2SM3",
    "pbkdf2": "django.contrib.auth.hashers.PBKDF2PasswordHasher",
}
_FIRST = env.choice("ISTC_PASSWORD_HASH", "argon2", _HASHERS)
PASSWORD_HASHERS = [_HASHERS[_FIRST], *(h for key, h in _HASHERS.items() if key != _FIRST)]
_RULES = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_RULES}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_RULES}.CommonPasswordValidator"},
    {"NAME": "istc.units.passwords.ThreeClasses"},
    {"NAME": "istc.units.passwords.NotUserName"},
    {"NAME": "istc.units.passwords.NotRecent"},
]

# Off only for automation on a private copy; `check --deploy` refuses it (istc.E001).
ISTC_CAPTCHA = env.flag("ISTC_CAPTCHA", True)

# An account locks after few failures. An address may be a whole ministry behind one
# gateway, so it has a higher limit of its own (istc.config.lockout weighs the two).
AXES_FAILURE_LIMIT = env.number("ISTC_LOCKOUT_FAILURES", 5, least=1)
ISTC_LOCKOUT_ADDRESS_FAILURES = env.number("ISTC_LOCKOUT_ADDRESS_FAILURES", 50, least=1)
AXES_COOLOFF_TIME = timedelta(minutes=env.number("ISTC_LOCKOUT_MINUTES", 15, least=1))
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]
AXES_HANDLER = "istc.config.lockout.TwoLimits"
AXES_LOCKOUT_CALLABLE = "istc.units.lockout.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True  # sign-ins are in the audit log already
AXES_ENABLE_ADMIN = False

LOGIN_URL = "units:login"
CSRF_FAILURE_VIEW = "istc.ui.errors.csrf_failure"

SESSION_ENGINE = "istc.units.session_store"
SESSION_COOKIE_AGE = env.number("ISTC_SESSION_MINUTES", 30, least=1) * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
# A write for each page would queue all readers behind SQLite's one writer: istc.units
# extends the session now and then instead.
SESSION_SAVE_EVERY_REQUEST = False
