"""Addresses of the fill status: the matrix, a unit's forms, their data read-only."""

from django.urls import path

from istc.monitor import views_form, views_notices, views_status, views_unit

app_name = "monitor"
urlpatterns = [
    path("notices/seen/", views_notices.notices_seen, name="notices_seen"),
    path("<int:year>/status/", views_status.status, name="status"),
    path("<int:year>/units/<id:unit_id>/", views_unit.unit, name="unit"),
    path("<int:year>/units/<id:unit_id>/forms/<str:form>/", views_form.form, name="form"),
    path(
        "<int:year>/units/<id:unit_id>/forms/<str:form>/<id:record_id>/",
        views_form.record,
        name="record",
    ),
]
