"""Why an import cannot be stored now, said before anybody uploads a file (N17, F47)."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from istc.checks.run import applies
from istc.definitions.model import Form
from istc.reports.locks import LOCKED, is_locked
from istc.reports.queries.states import states
from istc.rounds.models import Round
from istc.ui.formats import until
from istc.units.models import Placement


@dataclass(frozen=True, slots=True)
class Stop:
    """What is in the way, and what to do about it."""

    wrong: str
    mend: str

    def __str__(self) -> str:
        return f"{self.wrong}，不能导入。{self.mend}。"


CALL = "需要更正的，联系上级单位退回本表，或向管理员申请延期"


def stop_of(round: Round, placement: Placement, form: Form | None) -> Stop | None:
    """As `reports.actions` would stop it at 提交. A form that was returned with a term may be
    written so long, whatever became of the year."""
    if placement.closed:
        return Stop("本单位已停用", "需要填报的，联系上级单位恢复")
    if form is not None and not applies(form, placement.facts):
        return Stop("本表不适用于本单位", "机构类型或省份不对的，先更正基本信息")
    now = timezone.now()
    late = _late(round, placement, now)
    if form is None and late is None:
        return None
    known = states(round, placement)
    if form is None:
        open_still = [code for code, one in known.items() if one.mendable(now)]
        return _returned_only(late, open_still) if late else None
    if known[form.code].declined:
        return Stop("本表已声明不适用", "需要填报的，先撤销声明")
    return None if known[form.code].mendable(now) else late


def _late(round: Round, placement: Placement, now: datetime) -> Stop | None:
    if is_locked(placement):
        return Stop(LOCKED, "需要更正的，由管理员重新开放")
    if round.writable_for(placement.unit_id, now):
        return None
    if timezone.localdate(now) < round.opens_on:
        return Stop("本年度填报未开始", f"{round.opens_on:%Y-%m-%d} 起可以导入，现在可下载模板")
    if round.state == round.State.CLOSED:
        return Stop("本年度填报已关闭", CALL)
    return Stop(f"本年度填报已于 {round.closes_on:%Y-%m-%d} 结束", CALL)


def _returned_only(late: Stop, forms: list[str]) -> Stop:
    if not forms:
        return late
    return Stop(late.wrong, f"退回的 {'、'.join(forms)} 可以更正，到该表的批量导入上传")


def term_of(round: Round, placement: Placement, form: Form | None) -> str:
    """The form's own term, where it was returned with one."""
    found = states(round, placement)[form.code] if form else None
    if found is None or not found.mendable(timezone.now()) or found.returned_until is None:
        return ""
    return f"本表已退回，{until(found.returned_until)} 前可以更正"
