"""manage.py roster FILE --year 2020: creates units, their places and accounts from Excel or CSV."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from istc.definitions.load import load_edition
from istc.definitions.problems import DefinitionError
from istc.units import words
from istc.units.roster import creating, slips
from istc.units.roster.checking import check
from istc.units.roster.creating import Slip
from istc.units.roster.faults import Fault
from istc.units.roster.known import Lists, known, lists_of
from istc.units.roster.reading import read
from istc.units.roster.rows import COLUMNS, Row


class Command(BaseCommand):
    help = "从 Excel 或 CSV 名录创建单位、层级和账号：全部创建，或一个也不创建。列：" + "、".join(
        COLUMNS.values()
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="Excel（.xlsx）或 CSV 文件")
        parser.add_argument("--year", type=int, required=True, help="数据年份")
        parser.add_argument("--edition", help="核对省份、单位类型所用的年度版本，默认同年份")
        parser.add_argument(
            "--passwords", type=Path, metavar="OUT.csv",
            help="初始密码清单写到这里，只写一次，不覆盖已有文件；不给则账号没有密码，重置后才能登录",
        )  # fmt: skip

    def handle(self, *args: Any, **options: Any) -> None:
        year, out = options["year"], options["passwords"]
        if out and out.exists():
            raise CommandError(f"{out} 已存在。换一个文件名，或先移走旧清单。")
        lists = _lists(options["edition"] or str(year))
        rows = self._sound_rows(options["file"], year, lists)
        try:
            made = _create(rows, year, (lists, out))
        except OSError as error:
            why = f"写不出 {out}：{error.strerror}。没有创建任何单位。"
            raise CommandError(f"{why}检查文件夹和权限。") from error
        told = f"初始密码清单：{out}" if out else "账号还没有密码，用 account NAME --reset 设置。"
        self.stdout.write(f"已创建 {len(made)} 个单位：{_counts(made)}。{told}")

    def _sound_rows(self, path: Path, year: int, lists: Lists) -> list[Row]:
        """The rows of a file without faults; otherwise names them all and stops."""
        try:
            rows, faults = read(path)
        except OSError as error:
            raise CommandError(f"读不到 {path}：{error.strerror}。检查文件名和权限。") from error
        faults = faults or check(rows, known(year), lists)
        if faults:
            self._tell(faults)
            raise CommandError(f"{len(faults)} 处错误，没有创建任何单位。改正后重试。")
        return rows

    def _tell(self, faults: list[Fault]) -> None:
        for fault in faults:
            self.stderr.write(str(fault))


def _create(rows: list[Row], year: int, how: tuple[Lists, Path | None]) -> list[Slip]:
    """All of them and their slips, or none."""
    lists, out = how
    with transaction.atomic():
        made = creating.create(
            rows, year=year, known=known(year), lists=lists, with_passwords=bool(out)
        )
        if out:
            slips.write(out, made)
    return made


def _lists(edition: str) -> Lists:
    """The code lists of an edition under which a unit's province and type are kept."""
    try:
        return lists_of(load_edition(edition))
    except DefinitionError as error:
        raise CommandError(f"年度版本 {edition} 不能使用：{error}") from error


def _counts(made: list[Slip]) -> str:
    levels = [slip.level for slip in made]
    return "、".join(f"{word} {levels.count(n)}" for n, word in words.LEVELS.items())
