"""Files of 单位管理: the roster's template, its faults as a list, the roster as it stands."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from istc import audit
from istc.console.units import creating, held
from istc.console.units.door import Desk, desk
from istc.console.units.views.sheets import attachment
from istc.documents.xlsx.table import table
from istc.units import access
from istc.units.models import Account, Placement
from istc.units.roster import scope
from istc.units.roster.reading import SHEET
from istc.units.roster.rows import COLUMNS
from istc.units.words import LEVELS

FAULTS = ("工作表", "单元格", "列", "原值", "错在哪里", "怎么改")


@require_safe
@access.signed_in
def template(request: HttpRequest, year: int) -> HttpResponse:
    """An empty roster with the columns that this account may fill in, and their choices."""
    at = desk(request, year)
    shown = scope.columns(at.actor, at.own)
    lists = scope.options(at.lists, shown)
    head = [COLUMNS[name] for name in shown]
    notes = scope.notes(shown, at.own)
    return attachment(table(SHEET, head, [], lists=lists, notes=notes), f"units-{year}.xlsx")


@require_safe
@never_cache
@access.signed_in
def faults(request: HttpRequest, year: int, token: str) -> HttpResponse:
    """Every fault of the roster under the token, however many, to be mended cell by cell."""
    at = desk(request, year)
    path, _ = held.held(request, token)
    found = creating.examine(at, path).faults
    rows = [(one.sheet, one.cell, one.column, one.value, one.wrong, one.mend) for one in found]
    return attachment(table("错误清单", FAULTS, rows), f"units-{year}-faults.xlsx")


@require_safe
@access.signed_in
def export(request: HttpRequest, year: int) -> HttpResponse:
    """The roster of everything below as a workbook; recorded as every download is (N36)."""
    at = desk(request, year)
    places = at.below().select_related("unit", "superior")
    accounts = Account.objects.filter(unit__placements__year=year)
    by_unit = {account.unit_id: account for account in accounts}
    rows = [_exported(place, by_unit.get(place.unit_id), at) for place in places]
    audit.record(
        actor=at.actor, action="units.export", unit=at.actor.unit_id, year=year,
        after={"单位数": len(rows)},
    )  # fmt: skip
    head = ("单位全称", "用户名", "级别", "上级单位", "省份", "单位类型", "账号状态", "最近登录")
    return attachment(table("单位名录", head, rows), f"units-{year}-list.xlsx")


def _exported(place: Placement, account: Account | None, at: Desk) -> list[str]:
    seen = account.last_login if account else None
    return [
        place.name,
        account.username if account else "",
        LEVELS[place.level],
        place.superior.name if place.superior else "",
        _word(at.lists.province, place.province),
        _word(at.lists.type, place.type),
        "停用" if place.closed else "正常",
        f"{seen:%Y-%m-%d}" if seen else "",
    ]


def _word(codes: Any, code: str) -> str:
    return next((word for word, one in codes.items() if one == code != word), code)
