"""manage.py flush: Django's own, which may empty the log together with all else, and only so."""

from typing import Any

from django.core.management.commands import flush

from istc.audit import sealing


class Command(flush.Command):
    def handle(self, **options: Any) -> None:
        with sealing.clearing():
            super().handle(**options)
