"""Addresses of the queries: the list of forms, one form, filters kept."""

from django.urls import path

from istc.query.views import form, index, saved

app_name = "query"
urlpatterns = [
    path("<int:year>/query/", index.index, name="index"),
    path("<int:year>/query/saved/", saved.save, name="save"),
    path("<int:year>/query/saved/<int:number>/rename/", saved.rename, name="rename"),
    path("<int:year>/query/saved/<int:number>/remove/", saved.remove, name="remove"),
    path("<int:year>/query/<str:form>/", form.form, name="form"),
]
