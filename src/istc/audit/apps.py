"""Registers the audit log with Django, and its function with each connection of SQLite."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created

from istc.audit import sealing


class AuditConfig(AppConfig):
    name = "istc.audit"
    verbose_name = "操作日志"

    def ready(self) -> None:
        connection_created.connect(sealing.tell, dispatch_uid="audit.sealing")
