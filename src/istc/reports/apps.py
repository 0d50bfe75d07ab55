"""Makes Django find the tables and commands of the reports, and the job that counts the nation."""

from django.apps import AppConfig

from istc.jobs import kinds


class ReportsConfig(AppConfig):
    name = "istc.reports"
    verbose_name = "报表"

    def ready(self) -> None:
        kinds.register("reports.nation", "istc.reports.nation.kept.run")
