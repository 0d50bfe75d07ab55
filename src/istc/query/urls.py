"""Addresses of the queries: the list of forms, one form, filters kept."""

from django.urls import path

from istc.query.views import form, index, saved

app_name = "query"
urlpatterns = [
    path("<year:year>/query/", index.index, name="index"),
    path("<year:year>/query/saved/", saved.save, name="save"),
    path("<year:year>/query/saved/<id:number>/rename/", saved.rename, name="rename"),
    path("<year:year>/query/saved/<id:number>/remove/", saved.remove, name="remove"),
    path("<year:year>/query/<str:form>/", form.form, name="form"),
]
