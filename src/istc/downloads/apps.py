"""Makes Django find the pages of downloads, and the worker their job."""

from django.apps import AppConfig

from istc.jobs import kinds

KIND = "download"


class DownloadsConfig(AppConfig):
    name = "istc.downloads"
    verbose_name = "下载"

    def ready(self) -> None:
        kinds.register(KIND, "istc.downloads.working.run")
