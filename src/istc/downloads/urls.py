"""Addresses of downloads: everything, a printed report, one form; and the print view."""

from django.urls import path

from istc.downloads import views, views_print

app_name = "downloads"
urlpatterns = [
    path("<year:year>/download/", views.everything, name="all"),
    path("<year:year>/download/word/", views.word, name="word"),
    path("<year:year>/download/forms/<str:form>/", views.form, name="form"),
    path(
        "<year:year>/units/<id:unit_id>/forms/<str:form>/print/",
        views_print.form,
        name="print",
    ),
]
