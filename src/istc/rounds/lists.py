"""What the centre does with lists and registers: a new version, and the years that use it (N08).

A version is given to every year from its first on that is not closed; a closed year keeps what it
had. A year made later starts with `reference.versions.current`.
"""

from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from istc import audit
from istc.definitions.model import OptionList
from istc.definitions.registers import REGISTERS
from istc.reference import editing, options, versions
from istc.reference.editing import Draft
from istc.reference.editions import edition
from istc.reference.models import ListVersion, RegisterVersion
from istc.rounds import queries, verbs
from istc.rounds.models import Round
from istc.rounds.verbs import Refused
from istc.units.access import Actor

SHIPPED = ""  # the name of what the edition came with
WORDS = 500


def maintained() -> dict[str, OptionList]:
    """The lists that may be changed, as they stand after all changes; empty before any year."""
    last = Round.objects.order_by("-year").first()
    if last is None:
        return {}
    pins = versions.current(editing.LAST_YEAR)
    lists = {name: version for name, version in pins.items() if name not in REGISTERS}
    found = edition(last.edition, last.year, lists).lists
    return {name: one for name, one in found.items() if one.maintained}


def as_of(one: OptionList, number: int) -> OptionList:
    """The list at one version; 0 is what the edition came with. Raises LookupError."""
    if number == 0:
        last = Round.objects.order_by("-year").first()
        if last is None:
            raise LookupError(number)
        return edition(last.edition, last.year, {}).lists[one.id]
    found = ListVersion.objects.filter(list_id=one.id, number=number).first()
    if found is None:
        raise LookupError(number)
    return replace(one, options=options.read(found.options))


@transaction.atomic
def save_option(
    *,
    actor: Actor | None,
    list_id: str,
    draft: Draft,
    new: bool,
    from_year: int,
    reason: str,
    seen: str | None = None,
) -> ListVersion:
    """Adds an option or changes one. `seen`: the version that the sender had before it (None: any).

    Raises Refused.
    """
    verbs.centre(actor)
    words = _reason(reason)
    rounds = list(Round.objects.select_for_update().order_by("year"))
    one, last = _list(list_id), versions.newest(list_id)
    if seen is not None and seen != (last.name if last else SHIPPED):
        raise Refused("列表已被他人修改，没有保存。核对后再保存。")
    _require_year(from_year, last, rounds)
    made = (editing.added if new else editing.changed)(one, draft)
    was, now = one.by_code.get(draft.code), replace(one, options=made).by_code[draft.code]
    before, after = editing.told(one, was) if was else "", editing.told(one, now)
    found = _version(list_id, last, options.stored(made))
    found.from_year, found.by_name = from_year, actor.name[:200] if actor else audit.SYSTEM
    found.reason = words
    found.change = (f"{before} → {after}" if before else f"新增 {draft.code} {after}")[:WORDS]
    found.save()
    _give(rounds, list_id, found)
    _record(
        actor, "list.change", f"{one.title} 第 {found.number} 版", from_year,
        before={draft.code: before} if before else None,
        after={draft.code: after, "reason": found.reason},
    )  # fmt: skip
    return found


@transaction.atomic
def publish_register(
    *, actor: Actor | None, version: RegisterVersion, from_year: int, reason: str
) -> RegisterVersion:
    """Takes a previewed import into use. Doing it twice changes nothing. Raises Refused."""
    verbs.centre(actor)
    rounds = list(Round.objects.select_for_update().order_by("year"))
    version = RegisterVersion.objects.select_for_update().get(pk=version.pk)
    if version.published_at:
        return version
    last = versions.newest_register(version.register)
    _require_year(from_year, last, rounds)
    version.number = last.number + 1 if last else 1
    version.name = f"{version.number}-{version.name.partition('-')[2]}"
    version.from_year, version.reason = from_year, _reason(reason)
    version.published_at = timezone.now()
    version.save()
    _give(rounds, version.register, version)
    title = REGISTERS[version.register].title
    _record(
        actor, "register.import", f"{title} 第 {version.number} 版", from_year,
        before={"records": last.count} if last else None,
        after={"file": version.file, "records": version.count, "reason": version.reason},
    )  # fmt: skip
    return version


def _list(list_id: str) -> OptionList:
    found = maintained().get(list_id)
    if found is None:
        raise Refused("这个列表由手册规定，或没有这个列表，不能修改。")
    return found


def _require_year(
    from_year: int, last: ListVersion | RegisterVersion | None, rounds: list[Round]
) -> None:
    """Not before the version it follows, not in a closed year, not years ahead: what starts late
    would keep all that follows from starting earlier."""
    top = max((found.year for found in rounds), default=editing.LAST_YEAR - 1) + 1
    if not editing.FIRST_YEAR <= from_year <= top:
        raise Refused(f"起始年度没有选对。最晚为 {top} 年度。")
    if last and from_year < last.from_year:
        raise Refused(f"已有自 {last.from_year} 年度起的第 {last.number} 版。起始年度不能比它早。")
    closed = [found.year for found in rounds if found.state == Round.State.CLOSED]
    if from_year in closed:
        raise Refused(f"{from_year} 年度已关闭，列表不再改。选一个没有关闭的年度。")


def _version(list_id: str, last: ListVersion | None, content: list[options.Plain]) -> ListVersion:
    number = last.number + 1 if last else 1
    name = options.name(number, content)
    return ListVersion(list_id=list_id, number=number, name=name, options=content)


def _give(rounds: list[Round], name: str, version: ListVersion | RegisterVersion) -> None:
    for found in rounds:
        if found.year >= version.from_year and found.state != Round.State.CLOSED:
            found.lists = {**found.lists, name: version.name}
            found.save(update_fields=["lists"])
    transaction.on_commit(queries.forget)
    queries.forget()


def _reason(text: str) -> str:
    if not text.strip():
        raise Refused("没有写原因。写明依据，如文件名称、日期。")
    return text.strip()[:WORDS]


def _record(
    actor: Actor | None, action: str, subject: str, year: int,
    *, before: dict[str, object] | None, after: dict[str, object],
) -> None:  # fmt: skip
    audit.record(actor=actor, action=action, subject=subject, year=year, before=before, after=after)
