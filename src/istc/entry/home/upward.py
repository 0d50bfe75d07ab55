"""How far the unit's year has gone upward: to report, reported, returned, accepted (N15–N17)."""

from dataclasses import dataclass

from istc.reports.models import Submission
from istc.ui.formats import clock
from istc.units.models import Placement
from istc.units.paths import WIDTH

OPEN = "截止前仍可修改，改后须再次确认并重新上报。"
State = Submission.State


@dataclass(frozen=True, slots=True)
class Upward:
    """`waits`: the next move is the unit's. `locked`: nothing can be changed any more."""

    title: str
    words: str
    action: str
    waits: bool = False
    locked: bool = False


def upward(place: Placement, total: int) -> Upward:
    """Of a unit whose forms are complete, or whose branch is accepted. One query."""
    top = place.path[:WIDTH]
    sent = Submission.objects.filter(
        placement__year=place.year, placement__path__in={top, place.path}
    ).select_related("placement")
    found = {made.placement.path: made for made in sent}
    if top in found and found[top].state == State.ACCEPTED:
        return _locked(place, found[top])
    if made := found.get(place.path):
        return _sent(place, made)
    return Upward(f"{total} 张报表全部完成填报", f"最后一步：上报。{OPEN}", "去上报", waits=True)


def _locked(place: Placement, made: Submission) -> Upward:
    whose = "本单位" if made.placement == place else made.placement.name
    words = f"{made.decided_by_name} {clock(made.decided_at)} 验收{whose}的上报，本年度数据只读。"
    return Upward("已验收，数据锁定", words, "查看上报", locked=True)


def _sent(place: Placement, made: Submission) -> Upward:
    when = f"第 {made.number} 次上报 {clock(made.at)}，{made.by_name}。"
    decided = f"{made.decided_by_name} {clock(made.decided_at)} "
    match made.state:
        case State.RETURNED:
            words = f"{decided}退回：{made.reason}"
            return Upward("上报已退回，更正后重新上报", words, "去上报", waits=True)
        case State.REOPENED:
            words = f"{decided}重新开放：{made.reason}"
            return Upward("已重新开放，更正后重新上报", words, "去上报", waits=True)
        case State.RECEIVED:
            return Upward("已上报，上级已接收", f"{decided}接收。{when}{OPEN}", "查看上报")
    after = "确认函盖章扫描件上传后等待验收。" if place.level == 1 else "等待上级接收。"
    return Upward("已上报", f"{when}{after}{OPEN}", "查看上报")
