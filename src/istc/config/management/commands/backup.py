"""manage.py backup FILE: one consistent file of database and uploads, while the site runs."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from istc.config.backup import archive, places
from istc.config.backup.refused import Refused


class Command(BaseCommand):
    help = "备份数据库和上传的文件，不用停机"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="备份文件，如 istc-2021-07-05.zip")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made = archive.save(places.database(), Path(settings.ISTC_DATA), options["file"])
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"已备份：{places.summary(made)}。")
