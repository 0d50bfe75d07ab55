"""Addresses of the fill status: the matrix, a unit's forms, their data read-only."""

from django.urls import path

from istc.monitor import views_notices

app_name = "monitor"
urlpatterns = [
    path("notices/seen/", views_notices.notices_seen, name="notices_seen"),
]
