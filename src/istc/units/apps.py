"""Registers units and accounts with Django."""

from django.apps import AppConfig


class UnitsConfig(AppConfig):
    name = "istc.units"
    verbose_name = "单位与账号"
