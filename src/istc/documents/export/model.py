"""What an export says beside the items: whose record it is, what was asked for, when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from istc.definitions.model import Edition, Form
from istc.documents.plan import NUMBER_HEAD, SheetPlan, plan_of

OWN, BELOW = "本级", "下级"
OWNER_HEADS = ("填报单位", "上级单位", "级别", "省份", "单位类型", "本级/下级", "填报状态")
LEAD = (*OWNER_HEADS, NUMBER_HEAD)


class Owner(NamedTuple):
    """The unit of a record as the columns in front say it, in the order of OWNER_HEADS."""

    name: str
    path: str
    level: str
    province: str
    type: str
    relation: str
    state: str


class Owned(NamedTuple):
    """A record, its unit, and its place among the unit's records from 1."""

    owner: Owner
    number: int
    values: Mapping[str, Any]


class UnitLine(NamedTuple):
    """A unit that the export covers, also where it has no record."""

    owner: Owner
    records: int


@dataclass(frozen=True, slots=True)
class About:
    """Where the data come from: stated in every workbook and JSON file.

    `columns`: the items wanted, by id; none named means all.
    """

    edition: Edition
    form: Form
    unit_name: str
    filters: str
    made_at: str
    columns: tuple[str, ...] = ()

    @property
    def plan(self) -> SheetPlan:
        return plan_of(self.form).only(self.columns)

    @property
    def lines(self) -> tuple[str, ...]:
        return (
            f"表号：{self.form.code}　　{self.edition.year} 年度"
            f"　　计量单位：{self.form.unit_note or '—'}",
            f"来源：{self.edition.title}　　范围：{self.unit_name}　　条件：{self.filters}",
            f"导出时间：{self.made_at}　　空白表示没有填报，0 表示填报的数为零；"
            "填报中的数据可能变动，各单位状态见“单位与状态”",
        )


Records = Iterable[Owned]
Units = Sequence[UnitLine]
