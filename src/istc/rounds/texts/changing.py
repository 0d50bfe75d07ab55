"""The centre changes texts of a year: judged, against what it had before it, kept as a version."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from istc import audit
from istc.rounds import queries, verbs
from istc.rounds.models import Round, TextVersion
from istc.rounds.texts import judging
from istc.rounds.texts.catalogue import Group, Slot, default
from istc.rounds.verbs import Refused
from istc.units.access import Actor
from istc.units.changing.met import Conflict, Difference

ACTION = "round.texts"


class Faulty(Refused):
    """Texts that cannot stand: `messages` by the text's name. Nothing is stored."""

    def __init__(self, messages: dict[str, str]) -> None:
        super().__init__("；".join(messages.values()))
        self.messages = messages


@transaction.atomic
def change_texts(
    *,
    actor: Actor | None,
    year: int,
    group: Group,
    typed: Mapping[str, str],
    was: Mapping[str, str] | None = None,
) -> TextVersion | None:
    """A blank text is the edition's again. `was`: what the page showed when opened (None: any).

    None where nothing changed. Raises Refused in a closed year, Faulty, Conflict.
    """
    verbs.centre(actor)
    found = verbs.locked(year)
    if found.state == Round.State.CLOSED:
        raise Refused(f"{year} 年度已关闭，文字不再改。重新开放后再改。")
    given, faults = judging.judged(group.slots, typed)
    if faults:
        raise Faulty(faults)
    slots = [slot for slot in group.slots if slot.name in given]
    now = {slot.name: found.fact(slot.name) for slot in slots}
    given = {name: text or default(found.edition_model, name) for name, text in given.items()}
    if was is not None and (met := _differences(slots, was, now, given)):
        raise _conflict(found, slots, met)
    changed = [slot for slot in slots if given[slot.name] != now[slot.name]]
    if not changed:
        return None
    made = _write(actor, found, {one.name: [now[one.name], given[one.name]] for one in changed})
    audit.record(
        actor=actor, action=ACTION, year=year, subject=f"{group.title} 第 {made.number} 版",
        before={one.label: now[one.name] for one in changed},
        after={one.label: given[one.name] for one in changed},
    )  # fmt: skip
    return made


def _differences(
    slots: Iterable[Slot], was: Mapping[str, str], now: Mapping[str, str], given: Mapping[str, str]
) -> list[Difference]:
    """Texts that are no longer as the page showed them, and not what was typed either."""
    found = []
    for slot in slots:
        name, before = slot.name, judging.cleaned(slot, was.get(slot.name, now[slot.name]))
        if now[name] not in (before, given[name]):
            found.append(Difference(slot.label, before, now[name], given[name]))
    return found


def _conflict(found: Round, slots: Iterable[Slot], met: list[Difference]) -> Conflict:
    names = {slot.name for slot in slots}
    last = next((one for one in found.text_versions.all() if names & one.changes.keys()), None)
    return Conflict(
        "这些文字已被他人修改", met, last.by_name if last else "", last.at if last else None
    )


def _write(actor: Actor | None, found: Round, changes: dict[str, list[str]]) -> TextVersion:
    """What is the edition's own is not kept as the round's."""
    edition = found.edition_model
    own = {**found.facts, **{name: after for name, (_, after) in changes.items()}}
    found.facts = {name: text for name, text in own.items() if text != default(edition, name)}
    found.save(update_fields=["facts"])
    transaction.on_commit(queries.forget)
    queries.forget()
    return keep(actor, found, changes)


def keep(actor: Actor | None, found: Round, changes: dict[str, list[str]]) -> TextVersion:
    """The next version of a round's texts; the round is locked, or new."""
    last = found.text_versions.first()
    return TextVersion.objects.create(
        round=found,
        number=last.number + 1 if last else 1,
        by_name=(actor.name if actor else audit.SYSTEM)[: audit.LONGEST],
        changes=changes,
    )
