"""Registers the audit log with Django."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "istc.audit"
    verbose_name = "操作日志"
