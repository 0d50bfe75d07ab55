"""manage.py round ACT YEAR: the life of a year from the command line."""

import json
from argparse import ArgumentParser
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from istc.definitions.problems import DefinitionError
from istc.rounds import actions, changing
from istc.rounds.management.texts import apply, shown
from istc.rounds.models import Round
from istc.units.models import Account


class Command(BaseCommand):
    help = "新建、开始、关闭一个年度，或给一个单位延期"

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        create = acts.add_parser("create", help="新建年度（准备中）")
        create.add_argument("--edition", help="年度版本，默认同年份")
        for name, words in (("opens", "开始填报"), ("deadline", "报送截止"), ("closes", "关闭")):
            create.add_argument(
                f"--{name}", required=True, type=_day, help=f"{words}日，2021-07-16"
            )
        opened = acts.add_parser("open", help="开始填报")
        closed = acts.add_parser("close", help="关闭，转为只读")
        extended = acts.add_parser("extend", help="给一个单位延期")
        extended.add_argument("--unit", required=True, help="单位的用户名")
        extended.add_argument("--until", required=True, type=_day, help="延至哪一天（含）")
        again = acts.add_parser("reopen", help="重新开放已关闭的年度")
        postponed = acts.add_parser("postpone", help="全部单位延期")
        for parser_ in (again, postponed):
            parser_.add_argument("--until", required=True, type=_day, help="延至哪一天（含）")
        for parser_ in (closed, extended, again, postponed):
            parser_.add_argument("--reason", required=True, help="原因，单位会看到")
        texts = acts.add_parser(
            "texts", help="把联系方式和文字写成 JSON；--set 改后写回，有一处不行就全不改"
        )
        texts.add_argument("--set", type=Path, metavar="FILE.json", help="名称和文字，可只写要改的")
        for parser_ in (create, opened, closed, extended, again, postponed, texts):
            parser_.add_argument("year", type=int, metavar="YEAR", help="数据年份")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = ACTS[options["act"]](options)
        except actions.Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        except DefinitionError as error:
            raise CommandError(f"年度版本不能使用：{error}") from error
        self.stdout.write(done)


def _create(options: dict[str, Any]) -> str:
    made = actions.create_round(
        actor=None,
        year=options["year"],
        edition=options["edition"] or str(options["year"]),
        opens_on=options["opens"],
        deadline=end_of(options["deadline"]),
        closes_on=options["closes"],
    )
    return f"已新建 {made}。"


def _open(options: dict[str, Any]) -> str:
    return f"{actions.open_round(actor=None, year=options['year'])}已开始填报。"


def _close(options: dict[str, Any]) -> str:
    year, reason = options["year"], options["reason"]
    return f"{actions.close_round(actor=None, year=year, reason=reason)}已关闭。"


def _reopen(options: dict[str, Any]) -> str:
    year, until = options["year"], end_of(options["until"])
    found = changing.reopen_round(actor=None, year=year, until=until, reason=options["reason"])
    return f"{found}已重新开放，{options['until']} 24:00 截止。"


def _postpone(options: dict[str, Any]) -> str:
    year, until = options["year"], end_of(options["until"])
    found = changing.postpone(actor=None, year=year, until=until, reason=options["reason"])
    return f"{found}全部单位延期至 {options['until']} 24:00。"


def _extend(options: dict[str, Any]) -> str:
    found = Round.objects.filter(year=options["year"]).first()
    account = Account.objects.filter(username=options["unit"].strip().lower()).first()
    if found is None or account is None or account.unit is None:
        raise CommandError("没有这个年度或这个单位。检查年份和用户名。")
    until = end_of(options["until"])
    actions.extend(
        actor=None, round=found, unit=account.unit, until=until, reason=options["reason"]
    )
    return f"{account.unit} 延期至 {options['until']} 24:00。"


def _texts(options: dict[str, Any]) -> str:
    found = Round.objects.filter(year=options["year"]).first()
    if found is None:
        raise CommandError("没有这个年度。检查年份。")
    if options["set"] is None:
        return json.dumps(shown(found), ensure_ascii=False, indent=2)
    return f"已改 {apply(found, options['set'])} 组文字。"


ACTS = {
    "create": _create,
    "open": _open,
    "close": _close,
    "reopen": _reopen,
    "postpone": _postpone,
    "extend": _extend,
    "texts": _texts,
}


def end_of(day: date) -> datetime:
    """24:00 of a day, which is 00:00 of the next."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))


def _day(text: str) -> date:
    return date.fromisoformat(text)
