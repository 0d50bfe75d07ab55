"""Registers rounds with Django."""

from django.apps import AppConfig


class RoundsConfig(AppConfig):
    name = "istc.rounds"
    verbose_name = "年度调查"
