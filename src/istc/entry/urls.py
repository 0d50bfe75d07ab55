"""Addresses of filling in: home, guide, and the forms of the unit itself. What is asked with every
cell that is left stands first: addresses are tried in their order."""

from django.urls import URLPattern, URLResolver, include, path

from istc.entry import views_guide, views_home, views_jump
from istc.entry.views import form, lookup, records, rows, saving, states

app_name = "entry"
RECORD = [
    path("save/", records.save, name="record_save"),
    path("", records.record, name="record"),
    path("submit/", records.submit, name="record_submit"),
    path("remove/", records.remove, name="record_remove"),
    path("restore/", records.restore, name="record_restore"),
    path("copy/", records.copy, name="record_copy"),
]
FORM: list[URLPattern | URLResolver] = [
    path("save/", saving.save, name="save"),
    path("rows/", rows.save, name="rows"),
    path("", form.form, name="form"),
    path("records/<id:record>/", include(RECORD)),
    path("records/", records.add, name="records"),
    path("rows/remove/", rows.remove, name="rows_remove"),
    path("rows/restore/", rows.restore, name="rows_restore"),
    path("rules/<str:digest>.json", form.rules, name="rules"),
    path("registers/<str:register>/", lookup.lookup, name="lookup"),
    path("history/", form.history, name="history"),
    path("zero/", saving.zero, name="zero"),
    path("reason/", saving.reason, name="reason"),
    path("complete/", states.complete, name="complete"),
    path("carry/", states.carry, name="carry"),
    path("nil/", states.nil, name="nil"),
    path("decline/", states.decline, name="decline"),
    path("reopen/", states.reopen, name="reopen"),
    path("stock/", rows.stock, name="stock"),
]
urlpatterns = [
    path("<year:year>/forms/<str:form>/", include(FORM)),
    path("", views_home.start, name="start"),
    path("<year:year>/", views_home.home, name="home"),
    path("<year:year>/live/", views_home.live, name="home_live"),
    path("<year:year>/jump/", views_jump.jump, name="jump"),
    path("<year:year>/guide/", views_guide.guide, name="guide"),
    path("<year:year>/guide/<str:form>/", views_guide.guide_form, name="guide_form"),
    path("<year:year>/parts/<id:part>/nil/", states.nil_part, name="part_nil"),
]
