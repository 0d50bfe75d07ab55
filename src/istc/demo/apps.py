"""Registers the demo; it has no tables of its own."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "istc.demo"
    label = "demo"
