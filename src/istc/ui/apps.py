"""Makes Django find the shared templates and static files."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "istc.ui"
    verbose_name = "界面"
