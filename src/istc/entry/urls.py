"""Addresses of filling in: home, guide, and the forms of the unit itself."""

from django.urls import path

from istc.entry import views_guide, views_home, views_jump
from istc.entry.views import form, lookup, records, rows, saving, states

app_name = "entry"
urlpatterns = [
    path("", views_home.start, name="start"),
    path("<int:year>/", views_home.home, name="home"),
    path("<int:year>/live/", views_home.live, name="home_live"),
    path("<int:year>/jump/", views_jump.jump, name="jump"),
    path("<int:year>/guide/", views_guide.guide, name="guide"),
    path("<int:year>/guide/<str:form>/", views_guide.guide_form, name="guide_form"),
    path("<int:year>/parts/<int:part>/nil/", states.nil_part, name="part_nil"),
    path("<int:year>/forms/<str:form>/", form.form, name="form"),
    path("<int:year>/forms/<str:form>/rules/<str:digest>.json", form.rules, name="rules"),
    path("<int:year>/forms/<str:form>/registers/<str:register>/", lookup.lookup, name="lookup"),
    path("<int:year>/forms/<str:form>/history/", form.history, name="history"),
    path("<int:year>/forms/<str:form>/save/", saving.save, name="save"),
    path("<int:year>/forms/<str:form>/zero/", saving.zero, name="zero"),
    path("<int:year>/forms/<str:form>/reason/", saving.reason, name="reason"),
    path("<int:year>/forms/<str:form>/complete/", states.complete, name="complete"),
    path("<int:year>/forms/<str:form>/carry/", states.carry, name="carry"),
    path("<int:year>/forms/<str:form>/nil/", states.nil, name="nil"),
    path("<int:year>/forms/<str:form>/decline/", states.decline, name="decline"),
    path("<int:year>/forms/<str:form>/reopen/", states.reopen, name="reopen"),
    path("<int:year>/forms/<str:form>/stock/", rows.stock, name="stock"),
    path("<int:year>/forms/<str:form>/rows/", rows.save, name="rows"),
    path("<int:year>/forms/<str:form>/rows/remove/", rows.remove, name="rows_remove"),
    path("<int:year>/forms/<str:form>/rows/restore/", rows.restore, name="rows_restore"),
    path("<int:year>/forms/<str:form>/records/", records.add, name="records"),
    path("<int:year>/forms/<str:form>/records/<int:record>/", records.record, name="record"),
    path(
        "<int:year>/forms/<str:form>/records/<int:record>/save/",
        records.save,
        name="record_save",
    ),
    path(
        "<int:year>/forms/<str:form>/records/<int:record>/submit/",
        records.submit,
        name="record_submit",
    ),
    path(
        "<int:year>/forms/<str:form>/records/<int:record>/remove/",
        records.remove,
        name="record_remove",
    ),
    path(
        "<int:year>/forms/<str:form>/records/<int:record>/restore/",
        records.restore,
        name="record_restore",
    ),
    path(
        "<int:year>/forms/<str:form>/records/<int:record>/copy/",
        records.copy,
        name="record_copy",
    ),
]
