"""Makes Django find the pages of filling in."""

from django.apps import AppConfig


class EntryConfig(AppConfig):
    name = "istc.entry"
    verbose_name = "填报"
