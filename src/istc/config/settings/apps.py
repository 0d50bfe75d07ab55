"""Which parts make up the site, and the order requests pass through."""

from istc.config.settings import env

__all__ = [
    "DEFAULT_AUTO_FIELD",
    "INSTALLED_APPS",
    "MIDDLEWARE",
    "ROOT_URLCONF",
    "WSGI_APPLICATION",
]

OURS = ["ui", "audit", "units", "rounds", "reports", "entry", "monitor", "demo"]

UNITS = (env.ROOT / "src/istc/units/middleware.py").exists()

INSTALLED_APPS = [
    "whitenoise.runserver_nostatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "istc.config",
    # Until every part is written: those that are.
    *(f"istc.{name}" for name in OURS if (env.ROOT / "src/istc" / name / "apps.py").exists()),
]

MIDDLEWARE = [
    "istc.config.middleware.ClientAddress",
    "istc.config.middleware.BrowserPolicy",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    *(["istc.units.middleware.CurrentActor"] if UNITS else []),
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "istc.config.urls"
WSGI_APPLICATION = "istc.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
