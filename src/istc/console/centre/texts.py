"""The texts of a round as its page shows them: fields, and how each group will read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from istc.rounds.models import Round
from istc.rounds.texts import judging
from istc.rounds.texts.catalogue import Group, Slot, default, groups
from istc.ui.formats import until

SAMPLES: dict[str, object] = {
    "单位": "某省科学技术厅",
    "完成": 41,
    "总数": 49,
    "错误": 2,
    "退回": 1,
    "上报单位": 26,
    "零报告": 12,
    "记录": 318,
    "未上报": 1,
    "原因": "该单位今年撤并",
}
HEADING, BODY = "t", "p"
Line = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Field:
    """`was`: as it stands now; `value`: as it is shown, typed or not; `own`: not the edition's."""

    slot: Slot
    was: str
    value: str
    fault: str
    own: bool


@dataclass(frozen=True, slots=True)
class Card:
    group: Group
    fields: list[Field]
    preview: list[Line]


def cards(
    found: Round, group: str = "", typed: Mapping[str, str] | None = None,
    faults: Mapping[str, str] | None = None,
) -> list[Card]:  # fmt: skip
    """All groups; one of them with what was typed into it."""
    return [
        _card(found, one, typed or {}, faults or {})
        if one.id == group
        else _card(found, one, {}, {})
        for one in groups(found.edition_model)
    ]


def own(found: Round) -> int:
    """How many texts are this round's and not the edition's."""
    edition = found.edition_model
    return sum(
        found.fact(slot.name) != default(edition, slot.name)
        for group in groups(edition)
        for slot in group.slots
    )


def _card(
    found: Round, group: Group, typed: Mapping[str, str], faults: Mapping[str, str]
) -> Card:  # fmt: skip
    fields = [_field(found, slot, typed, faults) for slot in group.slots]
    return Card(group, fields, preview(found, group, {one.slot.name: one.value for one in fields}))


def _field(
    found: Round, slot: Slot, typed: Mapping[str, str], faults: Mapping[str, str]
) -> Field:  # fmt: skip
    now, edition = found.fact(slot.name), default(found.edition_model, slot.name)
    value = typed.get(slot.name, now)
    return Field(slot, now, value, faults.get(slot.name, ""), now != edition)


def preview(found: Round, group: Group, texts: Mapping[str, str]) -> list[Line]:
    """Each group as it will read, with samples in its braces; a blank text is the edition's."""
    said = {
        slot.name: judging.cleaned(slot, texts.get(slot.name, ""))
        or default(found.edition_model, slot.name)
        for slot in group.slots
    }
    known = {
        **SAMPLES,
        "年度": found.year,
        "调查名称": found.fact("full_title"),
        "截止": until(found.deadline),
    }
    said = {name: judging.filled(text, known) for name, text in said.items()}
    return list(_letter(said) if group.id == "letter" else _lines(group, said))


def _letter(said: Mapping[str, str]) -> Iterator[Line]:
    yield HEADING, said["letter_title"]
    yield BODY, f"{said['owner']}："
    yield from ((BODY, line) for line in said["letter_body"].split("\n"))
    yield BODY, said["letter_left_out"]


def _lines(group: Group, said: Mapping[str, str]) -> Iterator[Line]:
    """A name and its text in one line; where texts have several lines, a title above each."""
    several = any(slot.lines for slot in group.slots)
    for slot in group.slots:
        text = said[slot.name]
        if not several:
            yield BODY, f"{slot.label}：{text}"
        elif slot.lines:
            yield from ((BODY, line) for line in text.split("\n"))
        else:
            yield HEADING, text
