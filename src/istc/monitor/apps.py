"""Makes Django find the pages of the fill status."""

from django.apps import AppConfig


class MonitorConfig(AppConfig):
    name = "istc.monitor"
    verbose_name = "填报状态"
