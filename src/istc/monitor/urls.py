"""Addresses of the fill status: the matrix, a unit's forms, their data read-only."""

from django.urls import path

from istc.monitor import (
    views_doubts,
    views_export,
    views_form,
    views_forms,
    views_notices,
    views_peek,
    views_queue,
    views_review,
    views_status,
    views_unit,
)

app_name = "monitor"
FORM = "<year:year>/units/<id:unit_id>/forms/<str:form>/"
urlpatterns = [
    path("notices/seen/", views_notices.notices_seen, name="notices_seen"),
    path("<year:year>/status/", views_status.status, name="status"),
    path("<year:year>/status/forms/", views_forms.forms, name="status_forms"),
    path("<year:year>/status/export/", views_export.export, name="export"),
    path("<year:year>/units/<id:unit_id>/", views_unit.unit, name="unit"),
    path("<year:year>/units/<id:unit_id>/approve/", views_review.approve_unit, name="approve_unit"),
    path(f"{FORM}peek/", views_peek.peek, name="peek"),
    path("<year:year>/review/", views_queue.waiting, name="queue"),
    path("<year:year>/forms/<str:form>/reply/", views_doubts.reply, name="reply"),
    path(f"{FORM}treat/", views_doubts.treat, name="treat"),
    path(f"{FORM}return/", views_review.send_back, name="return"),
    path(f"{FORM}approve/", views_review.approve, name="approve"),
    path("<year:year>/units/<id:unit_id>/forms/<str:form>/", views_form.form, name="form"),
    path(
        "<year:year>/units/<id:unit_id>/forms/<str:form>/<id:record_id>/",
        views_form.record,
        name="record",
    ),
]
