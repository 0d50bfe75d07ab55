"""A roster becomes units: at once when it is short, by a background job when it is long."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from istc.console.units.door import Desk
from istc.jobs import files
from istc.jobs.kinds import JobFailed, Result, Running
from istc.rounds import queries
from istc.units import slips
from istc.units.access import Actor
from istc.units.changing import adding
from istc.units.models import Account, SlipSheet
from istc.units.roster import creating, scope
from istc.units.roster.faults import Fault
from istc.units.roster.reading import read
from istc.units.roster.rows import Row

KIND = "units.roster"
AT_ONCE = 100  # rows whose passwords are hashed within the request: about a second
CHUNK = 100
STALE = "名单与现有单位不再相符，没有创建任何单位。重新上传名单，按提示改正。"

Tell = Callable[[int, str], None]


@dataclass(frozen=True, slots=True)
class Read:
    """A roster as far as it could be read and judged for this account."""

    rows: list[Row]
    faults: list[Fault]
    judged: scope.Judged | None


def examine(at: Desk, path: Path) -> Read:
    rows, faults = read(path)
    if faults:
        return Read(rows, faults, None)
    judged = scope.judge(rows, actor=at.actor, year=at.year, lists=at.lists, own=at.own)
    return Read(judged.rows, judged.faults, judged)


def create(at: Desk, found: Read, *, key: str, tell: Tell) -> SlipSheet:
    """All units of a faultless roster or none; the sheet of slips is kept under `key`.

    The passwords are hashed first, outside the transaction, telling how far it is.
    """
    if found.judged is None or found.faults:
        raise ValueError("a roster with faults creates nothing")
    seed = slips.new_seed()
    hashed: list[str] = []
    for start in range(0, len(found.rows), CHUNK):
        tell(90 * start // len(found.rows), f"生成初始密码 {start} / {len(found.rows)}")
        numbers = range(start, min(start + CHUNK, len(found.rows)))
        hashed += creating.hashes_of([slips.password_of(seed, number) for number in numbers])
    tell(90, f"创建 {len(found.rows)} 个单位")
    with transaction.atomic():
        creating.create(
            found.rows, year=at.year, known=found.judged.known, lists=at.lists,
            actor=at.actor, hashed=hashed,
        )  # fmt: skip
        accounts = _accounts(found.rows)
        adding.extend(
            unit_ids=[one.unit_id for one in accounts if one.unit_id], year=at.year, years=at.years
        )
        title = f"批量添加 {len(accounts)} 个单位"
        return slips.keep(actor=at.actor, title=title, seed=seed, accounts=accounts, key=key)


def _accounts(rows: list[Row]) -> list[Account]:
    """In the order of the roster."""
    found: dict[str, Account] = {}
    for start in range(0, len(rows), 500):
        names = [row.username for row in rows[start : start + 500]]
        found |= {one.username: one for one in Account.objects.filter(username__in=names)}
    return [found[row.username] for row in rows]


def run(job: Running) -> Result:
    """The background job. A sheet under its key means that an earlier attempt had finished."""
    path, year, key = job.payload["path"], job.payload["year"], job.payload["key"]
    done = SlipSheet.objects.filter(key=key).first()
    if done is None:
        account = Account.objects.get(pk=job.owner_id)
        actor = Actor.of(account, job.address)
        at = Desk(actor, queries.any_round(year), actor.place(year))
        done = _create(at, path, key, job.report)
    files.discard(path)
    return Result(message=f"已添加 {done.count} 个单位。初始密码在单位管理的密码条上。")


def _create(at: Desk, path: str, key: str, tell: Tell) -> SlipSheet:
    if not Path(path).exists():
        raise JobFailed("名单文件已被清理。重新上传名单。")
    found = examine(at, Path(path))
    if found.faults or not at.live:
        raise JobFailed(STALE)
    return create(at, found, key=key, tell=tell)
