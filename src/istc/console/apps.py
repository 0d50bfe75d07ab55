"""Registers the pages that manage units, and those of the centre, with Django."""

from django.apps import AppConfig

from istc.jobs import kinds


class ConsoleConfig(AppConfig):
    name = "istc.console"
    verbose_name = "管理"

    def ready(self) -> None:
        kinds.register("units.roster", "istc.console.units.creating.run")
