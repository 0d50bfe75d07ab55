"""Makes Django find the table of background jobs and the worker's command."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "istc.jobs"
    verbose_name = "后台任务"
