"""Addresses of lists and registers."""

from django.urls import path

from istc.console.reference.views import journals, lists

HERE = "console/lists/"
JOURNALS = "console/journals/"

urlpatterns = [
    path(HERE, lists.lists, name="lists"),
    path(f"{HERE}<str:list_id>/", lists.one, name="list"),
    path(f"{HERE}<str:list_id>/save/", lists.save, name="list_save"),
    path(f"{HERE}<str:list_id>/compare/", lists.compare, name="list_compare"),
    path(JOURNALS, journals.journals, name="journals"),
    path(f"{JOURNALS}upload/", journals.upload, name="journals_upload"),
    path(f"{JOURNALS}template/", journals.template, name="journals_template"),
    path(f"{JOURNALS}<id:pk>/", journals.preview, name="journals_preview"),
    path(f"{JOURNALS}<id:pk>/publish/", journals.publish, name="journals_publish"),
]
