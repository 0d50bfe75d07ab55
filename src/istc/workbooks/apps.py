"""Makes Django find the pages of templates and imports, and the worker their jobs."""

from django.apps import AppConfig

from istc.jobs import kinds


class WorkbooksConfig(AppConfig):
    name = "istc.workbooks"
    verbose_name = "批量导入"

    def ready(self) -> None:
        kinds.register("import.read", "istc.workbooks.working.read")
        kinds.register("import.commit", "istc.workbooks.working.commit")
        kinds.register("import.mark", "istc.workbooks.working.mark")
