"""One form from its source: twice over, first to learn its names, then with expressions."""

from collections.abc import Iterable
from dataclasses import dataclass

from istc.definitions.compile import balances, blocks, checks
from istc.definitions.compile.bench import Bench
from istc.definitions.compile.expand import Expanded
from istc.definitions.compile.names import FormNames
from istc.definitions.expression.syntax import Expression
from istc.definitions.model import Form, Instruction
from istc.definitions.source.forms import FormSource, InstructionSource
from istc.definitions.source.located import Block


@dataclass
class Draft:
    """A form on its way: its source and its content with structures put in."""

    source: FormSource
    raw: Block
    content: Expanded


def learn(bench: Bench, draft: Draft) -> FormNames:
    """The names that expressions of any form may use."""
    names = FormNames(draft.source.form, multi=draft.source.record == "multi")
    for entry in draft.content.entries:
        names.add(blocks.build(bench, entry).items)
    return names


def build(bench: Bench, draft: Draft) -> Form:
    """The form without its digest. What is wrong is told to the bench."""
    source, content = draft.source, draft.content
    rules = balances.rules(bench, content.balances)
    built = tuple(blocks.build(bench, entry) for entry in content.entries)
    place = draft.raw.place_of
    return Form(
        code=source.form,
        title=source.title,
        part=source.part,
        record=source.record,
        blocks=built,
        rules=rules + checks.rules(bench, content.checks),
        instructions=tuple(_instructions(bench, content.instructions)),
        layout=source.layout or ("list" if source.record == "multi" else "page"),
        summary=bench.items_of(source.summary, place("summary")),
        unique=bench.items_of(source.unique, place("unique")),
        unit_note=source.unit_note,
        applies=_applies(bench, draft),
        applies_note=source.applies_note,
        declinable=source.declinable,
        stock=source.stock,
        nil_words=source.nil or "",
        notes=tuple(source.notes),
        source=source.source,
    )


def _applies(bench: Bench, draft: Draft) -> Expression | None:
    written = draft.source.applies
    return bench.unit_condition(written, draft.raw.place_of("applies")) if written else None


def _instructions(bench: Bench, sources: list[InstructionSource]) -> Iterable[Instruction]:
    for source in sources:
        items = bench.items_of(source.items, source.place)
        yield Instruction(source.text, source.term, items, source.origin)
