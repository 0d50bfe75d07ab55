"""What the pages of the guide say about the forms, made ready for the templates."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.urls import reverse

from istc.definitions.kinds import KINDS
from istc.definitions.model import (
    Block,
    CountsBlock,
    Edition,
    Form,
    Instruction,
    Item,
    LikertBlock,
    OptionList,
    Part,
)
from istc.entry.guide.relations import Relation, relations
from istc.units.pinyin import initials

LONG_LIST = 40  # options from which a list is folded away
RECORDS = {"single": "一张", "multi": "多条"}
EVERYONE = "全部填报单位"
ORIGINS = {"printed": "", "explained": "指标解释补充项", "assumed": "系统补充项"}


@dataclass(frozen=True, slots=True)
class FormLine:
    """A form in the directory."""

    code: str
    title: str
    record: str
    who: str
    nil: bool
    url: str
    search: str


@dataclass(frozen=True, slots=True)
class PartLines:
    number: int
    title: str
    forms: tuple[FormLine, ...]


@dataclass(frozen=True, slots=True)
class ItemLine:
    id: str
    code: str
    label: str
    path: str
    kind: str
    unit: str
    required: bool
    computed: bool
    note: str
    options: OptionList | None
    says: tuple[int, ...]  # numbers of the explanations about it


@dataclass(frozen=True, slots=True)
class ItemGroup:
    heading: str
    lines: tuple[ItemLine, ...]


@dataclass(frozen=True, slots=True)
class FormGuide:
    form: Form
    part: Part
    line: FormLine
    says: tuple[tuple[int, Instruction], ...]
    groups: tuple[ItemGroup, ...]
    lists: tuple[OptionList, ...]
    relations: tuple[Relation, ...]
    before: FormLine | None
    after: FormLine | None


_lines: dict[tuple[str, int], tuple[PartLines, ...]] = {}


def directory(edition: Edition) -> tuple[PartLines, ...]:
    """All forms by part; made once per edition and year."""
    key = (edition.digest, edition.year)
    if key not in _lines:
        _lines[key] = tuple(
            PartLines(
                part.number,
                part.title,
                tuple(_line(form, edition) for form in edition.part_forms(part.number)),
            )
            for part in edition.parts
        )
    return _lines[key]


def _line(form: Form, edition: Edition) -> FormLine:
    return FormLine(
        code=form.code,
        title=form.title,
        record=RECORDS[form.record],
        who=form.applies_note or EVERYONE,
        nil=bool(form.nil_words),
        url=reverse("entry:guide_form", kwargs={"year": edition.year, "form": form.code}),
        search=f"{form.code} {form.title} {initials(form.title)}".lower(),
    )


def form_guide(edition: Edition, form: Form) -> FormGuide:
    lines = [line for part in directory(edition) for line in part.forms]
    at = next(index for index, line in enumerate(lines) if line.code == form.code)
    lists = {item.options.id: item.options for item in form.items if item.options}
    return FormGuide(
        form=form,
        part=next(part for part in edition.parts if part.number == form.part),
        line=lines[at],
        says=tuple(enumerate(form.instructions, 1)),
        groups=tuple(_groups(form)),
        lists=tuple(lists.values()),
        relations=relations(form),
        before=lines[at - 1] if at else None,
        after=lines[at + 1] if at + 1 < len(lines) else None,
    )


def _groups(form: Form) -> Iterator[ItemGroup]:
    for block in form.blocks:
        lines = [_item_line(item, form) for item in block.items]
        yield ItemGroup(_heading(block), tuple(_told_once(lines)))


def _told_once(lines: list[ItemLine]) -> Iterator[ItemLine]:
    """The headers of an item stand above the first of those that share them."""
    above = ""
    for line in lines:
        yield replace(line, path="") if line.path == above else line
        above = line.path


def _heading(block: Block) -> str:
    if isinstance(block, LikertBlock):
        return block.question
    if isinstance(block, CountsBlock):
        return block.title
    return block.heading or block.caption


def _item_line(item: Item, form: Form) -> ItemLine:
    return ItemLine(
        id=item.id,
        code=item.code or "",
        label=item.label,
        path=" › ".join(item.path),
        kind=_kind(item),
        unit=item.unit or "",
        required=item.required,
        computed=item.computed is not None,
        note=item.note or ORIGINS[item.origin],
        options=item.options,
        says=tuple(n for n, say in enumerate(form.instructions, 1) if item.id in say.items),
    )


def _kind(item: Item) -> str:
    words = KINDS[item.kind].title
    return f"{words}，限选 {item.max_choices} 项" if item.max_choices else words
