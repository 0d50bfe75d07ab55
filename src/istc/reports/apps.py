"""Makes Django find the tables and commands of the reports."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "istc.reports"
    verbose_name = "报表"
