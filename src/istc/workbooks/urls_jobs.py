"""Addresses of background jobs; here because the door stands above the jobs themselves."""

from django.urls import path

from istc.workbooks.views import jobs

app_name = "jobs"
urlpatterns = [
    path("jobs/<int:job>/", jobs.page, name="page"),
    path("jobs/<int:job>/file/", jobs.file, name="file"),
    path("jobs/<int:job>/cancel/", jobs.cancel, name="cancel"),
]
