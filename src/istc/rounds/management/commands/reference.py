"""manage.py reference: lists and the register of journals from the command line (N08, F75)."""

import csv
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from istc import audit
from istc.definitions.model import OptionList
from istc.reference import editing, versions
from istc.reference.editing import Draft, Years
from istc.reference.errors import Refused
from istc.reference.journals import keeping
from istc.rounds import lists

HEAD = ("code", "label", "search", "retired")


class Command(BaseCommand):
    help = "查看、修改参考列表，导入期刊名录"

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        acts.add_parser("lists", help="列出可以修改的列表和版本")
        shown = acts.add_parser("show", help="把一个列表写成 CSV，改后用 apply 写回")
        applied = acts.add_parser("apply", help="按 CSV 增改选项，每处改动一版；有一处不行就全不改")
        for one in (shown, applied):
            one.add_argument("list", metavar="LIST", help="列表的标识，如 countries")
        applied.add_argument(
            "file", type=Path, metavar="FILE.csv", help="列同 show，可只写要改的行"
        )
        journals = acts.add_parser("journals", help="导入期刊名录，整份替换")
        journals.add_argument("file", type=Path, metavar="FILE", help="Excel（.xlsx）或 CSV")
        for one in (applied, journals):
            one.add_argument("--from-year", type=int, required=True, help="自哪一年度起使用")
            one.add_argument("--reason", required=True, help="原因和依据")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, f"_{options['act']}")(options)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal

    def _lists(self, options: dict[str, Any]) -> None:
        for name, one in lists.maintained().items():
            last = versions.newest(name)
            said = f"第 {last.number} 版，自 {last.from_year} 年度" if last else "随年度版本"
            self.stdout.write(f"{name}　{one.title}　{len(one.offered)} 项　{said}")
        register = versions.newest_register(keeping.REGISTER)
        said = f"第 {register.number} 版，{register.count} 种" if register else "没有导入"
        self.stdout.write(f"{keeping.REGISTER}　SCI期刊名录　{said}")

    def _show(self, options: dict[str, Any]) -> None:
        one = _list(options["list"])
        writer = csv.writer(self.stdout, lineterminator="\n")
        writer.writerow((*HEAD, *one.flags))
        for option in one.options:
            spans = dict.fromkeys(one.flags, "")
            for text in option.marks:
                flag, _, years = text.partition(" ")
                spans[flag] = years or "-"
            retired = "1" if option.retired else ""
            writer.writerow((option.code, option.label, option.search, retired, *spans.values()))

    @transaction.atomic
    def _apply(self, options: dict[str, Any]) -> None:
        done = 0
        for number, row in enumerate(_rows(options["file"]), 2):
            one = _list(options["list"])
            draft = _draft(one, row, number)
            known = one.by_code.get(draft.code)
            if known and editing.same(one, known, draft):
                continue
            lists.save_option(
                actor=None, list_id=one.id, draft=draft, new=known is None,
                from_year=options["from_year"], reason=options["reason"],
            )  # fmt: skip
            done += 1
        self.stdout.write(f"已改 {done} 处。")

    def _journals(self, options: dict[str, Any]) -> None:
        content = _read(options["file"])
        made, faults, _ = keeping.preview(content, file=options["file"].name, by_name=audit.SYSTEM)
        if made is None:
            for fault in faults:
                self.stderr.write(str(fault))
            raise CommandError(f"{len(faults)} 处错误，没有导入任何期刊。改正后重试。")
        found = lists.publish_register(
            actor=None, version=made, from_year=options["from_year"], reason=options["reason"]
        )
        self.stdout.write(f"已导入 {found.count} 种期刊，为第 {found.number} 版。")


def _list(name: str) -> OptionList:
    found = lists.maintained().get(name)
    if found is None:
        raise CommandError(f"没有可以修改的列表 {name}。用 reference lists 查看。")
    return found


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CommandError(f"读不到 {path}：{error.strerror}。检查文件名和权限。") from error


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        text = _read(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CommandError(f"{path} 不是 UTF-8 编码。另存为 CSV（UTF-8）后重试。") from error
    return [{key: value or "" for key, value in row.items() if key} for row in
            csv.DictReader(text.splitlines())]  # fmt: skip


def _draft(one: OptionList, row: dict[str, str], number: int) -> Draft:
    if not {"code", "label"} <= row.keys():
        raise CommandError(f"第 {number} 行缺少 code 或 label。列同 reference show 的输出。")
    return Draft(
        code=row["code"].strip(),
        label=row["label"],
        search=row.get("search"),
        retired=row.get("retired", "").strip() == "1",
        flags={flag: _span(row[flag].strip(), number) for flag in one.flags if flag in row},
    )


def _span(text: str, number: int) -> Years | None:
    """Blank: never; -: always; 2021-, -2023, 2021-2023."""
    if not text:
        return None
    first, dash, last = text.partition("-")
    if not dash or not all(part.isascii() and part.isdigit() for part in (first, last) if part):
        raise CommandError(f"第 {number} 行的年度“{text}”没有填对。写 -、2021- 或 2021-2023。")
    return int(first) if first else None, int(last) if last else None
