"""manage.py worker: does the background jobs; several may run, on several machines."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from istc.jobs.worker import Worker


class Command(BaseCommand):
    help = "Does background jobs (imports, downloads) until it is stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what waits, then end")
        parser.add_argument(
            "--with-parent", action="store_true", help="end when the process that started it ends"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        worker = Worker(parent=os.getppid() if options["with_parent"] else None)
        worker.listen()
        if not options["once"]:
            worker.forever()
            return
        while not worker.stopping() and worker.one():
            pass
