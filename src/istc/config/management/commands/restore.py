"""manage.py restore FILE: a backup into an empty database, proved by counts and hashes."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from istc.config.backup import archive, places
from istc.config.backup.refused import Refused


class Command(BaseCommand):
    help = "把备份恢复到空数据库，并核对行数和哈希"
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="backup 命令做的文件")

    def handle(self, *args: Any, **options: Any) -> None:
        connection.close()
        try:
            done = archive.restore(options["file"], places.database(), Path(settings.ISTC_DATA))
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"已恢复并核对一致：{places.summary(done)}。")
