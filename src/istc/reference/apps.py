"""Registers the versions of lists with Django."""

from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    name = "istc.reference"
    verbose_name = "参考列表"
