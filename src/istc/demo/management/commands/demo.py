"""manage.py demo: a made-up province with two years of data; --reset rebuilds it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from istc.demo import build, people, years
from istc.rounds.models import Round
from istc.units.models import Account


class Command(BaseCommand):
    help = "演示数据：一个虚构的省，2019 年度已完成，2020 年度填报中。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--reset", action="store_true", help="清空演示数据库，重新装入")
        parser.add_argument("--if-empty", action="store_true", help="数据库为空时才装入")
        parser.add_argument("--accounts", action="store_true", help="列出演示账号")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["reset"] or options["if_empty"] or not options["accounts"]:
            self._load(options)
        if options["accounts"]:
            self._tell()

    def _load(self, options: dict[str, Any]) -> None:
        empty = not Account.objects.exists() and not Round.objects.exists()
        if options["if_empty"] and not empty:
            years.keep_open()
            return
        if options["reset"]:
            self._clear(empty)
        elif not empty:
            raise CommandError("数据库不是空的。要重新装入演示数据，用 demo --reset。")
        build.build(self._say)

    def _clear(self, empty: bool) -> None:
        """Only what the demo made is thrown away; a database of real units is left alone."""
        if not empty and not Round.objects.filter(facts__note=years.NOTE).exists():
            raise CommandError("这个数据库里不是演示数据，不清空。")
        call_command("flush", interactive=False, verbosity=0)

    def _say(self, text: str) -> None:
        self.stdout.write(text)

    def _tell(self) -> None:
        found = people.logins()
        if not Round.objects.filter(facts__note=years.NOTE).exists():
            return
        self.stdout.write(f"演示账号（{years.NOTE}），密码都是 {people.PASSWORD}")
        for login in found:
            self.stdout.write(f"  {login.username:<10} {login.level}　{login.name}")
