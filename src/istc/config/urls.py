"""All addresses: each app brings its own, in the order of the menu."""

from django.urls import path

from istc.config.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
]
