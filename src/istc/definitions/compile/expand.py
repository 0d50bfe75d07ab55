"""Puts structures in place of `use`, so that the rest sees plain blocks only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from istc.definitions.problems import Place, Problem, problem
from istc.definitions.source.blocks import (
    ChecklistEntry,
    CountsEntry,
    FieldsEntry,
    LikertEntry,
    MatrixEntry,
    TableEntry,
    UseEntry,
)
from istc.definitions.source.forms import CheckSource, Content, InstructionSource, StructureSource
from istc.definitions.source.located import Block, fill, place_at
from istc.definitions.source.validate import validate

Entry = FieldsEntry | MatrixEntry | ChecklistEntry | CountsEntry | LikertEntry | TableEntry


@dataclass
class Expanded:
    """A form's content with its structures' content in the places where they are used."""

    entries: list[Entry] = field(default_factory=list)
    balances: list[tuple[str, Place]] = field(default_factory=list)
    checks: list[CheckSource] = field(default_factory=list)
    instructions: list[InstructionSource] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def expand(content: Content, raw: Block, structures: Mapping[str, Block]) -> Expanded:
    """`raw` is what `content` was made of; it knows the lines of the balances."""
    found = Expanded()
    _add(found, (content, raw), structures, ())
    return found


def _add(
    found: Expanded,
    source: tuple[Content, Block],
    structures: Mapping[str, Block],
    inside: tuple[str, ...],
) -> None:
    content, raw = source
    for entry in content.blocks:
        if not isinstance(entry, UseEntry):
            found.entries.append(entry)
        elif inner := _structure(found, entry, structures, inside):
            _add(found, inner, structures, (*inside, entry.use))
    found.balances += [
        (text, place_at(raw, ("balances", index), raw.place))
        for index, text in enumerate(content.balances)
    ]
    found.checks += content.checks
    found.instructions += content.instructions


def _structure(
    found: Expanded, entry: UseEntry, structures: Mapping[str, Block], inside: Iterable[str]
) -> tuple[Content, Block] | None:
    plain = structures.get(entry.use)
    if plain is None or entry.use in inside:
        why = "uses itself" if plain else "does not exist"
        message = f"structures/{entry.use}.yaml {why}"
        found.problems.append(problem("Q101", entry.place, message))
        return None
    found.used.add(entry.use)
    raw: Block = fill(plain, entry.parameters)
    content, problems = validate(StructureSource, raw, raw.place.file)
    found.problems += _parameters(entry, raw.get("parameters", [])) or problems
    return (content, raw) if content else None


def _parameters(entry: UseEntry, wanted: Any) -> list[Problem]:
    given = set(entry.parameters)
    missing = [f"parameter {name!r} is not given" for name in wanted if name not in given]
    extra = [f"there is no parameter {name!r}" for name in sorted(given - set(wanted))]
    return [
        problem("Q003", entry.place, f"structure {entry.use!r}: {message}")
        for message in missing + extra
    ]
