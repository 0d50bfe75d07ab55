"""Which parts make up the site, and the order requests pass through."""

INSTALLED_APPS = [
    "whitenoise.runserver_nostatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "istc.config",
    "istc.ui",
    "istc.audit",
    "istc.jobs",
    "istc.units",
    "istc.reference",
    "istc.rounds",
    "istc.reports",
    "istc.entry",
    "istc.monitor",
    "istc.downloads",
    "istc.query",
    "istc.console",
    "istc.letters",
    "istc.workbooks",
    "istc.demo",
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
    "istc.units.middleware.CurrentActor",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "istc.config.urls"
WSGI_APPLICATION = "istc.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
