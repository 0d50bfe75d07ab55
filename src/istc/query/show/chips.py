"""A filter in words, each part with the address that drops it."""

from collections.abc import Iterator
from dataclasses import dataclass

from istc.definitions.model import Edition, Form
from istc.reports.selection.known import PROVINCE, TYPE, label_of
from istc.reports.selection.scope import Scope
from istc.reports.states import State
from istc.rollup.conditions import words
from istc.rollup.filters import Filter
from istc.units.words import LEVELS

NATION = "全国"


@dataclass(frozen=True, slots=True)
class Chip:
    """`without`: the query string that no longer says this; empty where it must stay."""

    label: str
    value: str
    without: str = ""


def chips(flt: Filter, edition: Edition, form: Form | None, scope: Scope) -> list[Chip]:
    return list(_chips(flt, edition, form, scope))


def _chips(flt: Filter, edition: Edition, form: Form | None, scope: Scope) -> Iterator[Chip]:
    fresh = flt.but(page=1, at="", item="")
    yield Chip("数据年份", "、".join(map(str, flt.years)))
    yield Chip("填报单位", scope.top.name if scope.top else NATION, _if(flt.unit, fresh, unit=None))
    if flt.name:
        yield Chip("单位名称含", flt.name, fresh.address(name=""))
    yield Chip("包含下级单位", "是" if flt.below else "否", _if(not flt.below, fresh, below=True))
    if flt.province:
        label = label_of(edition, PROVINCE, flt.province)
        yield Chip("省份", label, fresh.address(province=""))
    if flt.type:
        yield Chip("单位类型", label_of(edition, TYPE, flt.type), fresh.address(type=""))
    if flt.level:
        yield Chip("级别", LEVELS[flt.level], fresh.address(level=None))
    if flt.states:
        named = "、".join(State(state).label for state in flt.states)
        yield Chip("填报状态", named, fresh.address(states=()))
    for condition in flt.where if form else ():
        rest = tuple(one for one in flt.where if one != condition)
        yield Chip("条件", words(form, condition) if form else "", fresh.address(where=rest))


def _if(there: object, flt: Filter, **changes: object) -> str:
    return flt.address(**changes) if there else ""
