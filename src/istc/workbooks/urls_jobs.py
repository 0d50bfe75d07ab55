"""Addresses of background jobs; here because the door stands above the jobs themselves."""

from django.urls import path

from istc.workbooks.views import jobs

app_name = "jobs"
urlpatterns = [
    path("jobs/<id:job>/", jobs.page, name="page"),
    path("jobs/<id:job>/file/", jobs.file, name="file"),
    path("jobs/<id:job>/cancel/", jobs.cancel, name="cancel"),
]
