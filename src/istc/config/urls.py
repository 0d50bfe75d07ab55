"""All addresses: each app brings its own, in the order of the menu."""

from importlib.util import find_spec

from django.urls import include, path

from istc.config.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
]

# Until every part is written: those that are.
for name in ("rounds", "entry", "monitor"):
    if find_spec(f"istc.{name}") and find_spec(f"istc.{name}.urls"):
        urlpatterns.append(path("", include(f"istc.{name}.urls")))

if find_spec("istc.ui") and find_spec("istc.ui.errors"):
    handler400 = "istc.ui.errors.bad_request"
    handler403 = "istc.ui.errors.forbidden"
    handler404 = "istc.ui.errors.not_found"
    handler500 = "istc.ui.errors.server_error"
