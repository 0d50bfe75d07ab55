"""The door of what superiors and the centre do with a unit's forms: same lock, other right."""

from istc.reports.errors import NotWritable
from istc.reports.keys import ReportKey
from istc.reports.writing.desk import Desk, beside, lock_year
from istc.rounds.models import Round
from istc.units import paths
from istc.units.access import Actor
from istc.units.models import Placement


def is_superior(actor: Actor, placement: Placement) -> bool:
    """The centre, or a unit in use that stands above it in that year's tree."""
    if actor.is_centre:
        return True
    mine = actor.place(placement.year)
    if mine is None or mine.closed or mine.pk == placement.pk:
        return False
    return paths.covers(mine.path, placement.path)


def open_review(actor: Actor, key: ReportKey) -> Desk:
    """Locks the unit's year and loads the form. Past the closing day, and once the year is
    accepted, only the centre goes on (N17). Raises NotWritable."""
    desk = open_above(actor, key)
    desk.load([key.form.code])
    return beside(desk, key.form)


def open_above(actor: Actor, key: ReportKey) -> Desk:
    """The lock, for a superior. Raises NotWritable."""
    desk = lock_year(actor, key)
    round, placement = desk.key.round, desk.key.placement
    if not is_superior(actor, placement):
        raise NotWritable("只有上级单位和管理员可以审核", "")
    if round.year != placement.year or round.state == Round.State.PREPARING:
        raise NotWritable("本年度填报尚未开始", "")
    if not actor.is_centre and shut(desk):
        raise NotWritable("本年度已截止或已验收锁定", "需要退回的，联系管理员")
    return desk


def shut(desk: Desk) -> bool:
    """Whether the unit cannot write of itself now."""
    key = desk.key
    return desk.locked or not key.round.writable_for(key.placement.unit_id, desk.now)
