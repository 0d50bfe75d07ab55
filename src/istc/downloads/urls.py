"""Addresses of downloads: everything, a printed report, one form; and the print view."""

from django.urls import path

from istc.downloads import views, views_print

app_name = "downloads"
urlpatterns = [
    path("<int:year>/download/", views.everything, name="all"),
    path("<int:year>/download/word/", views.word, name="word"),
    path("<int:year>/download/forms/<str:form>/", views.form, name="form"),
    path(
        "<int:year>/units/<int:unit_id>/forms/<str:form>/print/",
        views_print.form,
        name="print",
    ),
]
