"""Makes Django find the shared templates, static files and kinds of addresses."""

from django.apps import AppConfig
from django.urls import register_converter

from istc.ui.converters import Id, Year


class UiConfig(AppConfig):
    name = "istc.ui"
    verbose_name = "界面"

    def ready(self) -> None:
        register_converter(Id, "id")
        register_converter(Year, "year")
