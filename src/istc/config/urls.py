"""All addresses: each app brings its own; they are tried in this order."""

from django.urls import include, path

from istc.config.health import healthz, readyz

urlpatterns = [
    path("", include("istc.entry.urls")),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("", include("istc.rounds.urls")),
    path("", include("istc.workbooks.urls")),
    path("", include("istc.workbooks.urls_jobs")),
    path("", include("istc.monitor.urls")),
    path("", include("istc.downloads.urls")),
    path("", include("istc.query.urls")),
    path("", include("istc.console.urls")),
    path("", include("istc.letters.urls")),
]

handler400 = "istc.ui.errors.bad_request"
handler403 = "istc.ui.errors.forbidden"
handler404 = "istc.ui.errors.not_found"
handler500 = "istc.ui.errors.server_error"
