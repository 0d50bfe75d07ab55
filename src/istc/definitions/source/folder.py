"""Reads an edition's folder: every file once, every problem of shape told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from istc.definitions.problems import Place, Problem, problem
from istc.definitions.source.base import Source
from istc.definitions.source.forms import FormSource
from istc.definitions.source.located import Block, fill
from istc.definitions.source.survey import ListSource, SurveySource
from istc.definitions.source.validate import validate
from istc.definitions.source.yaml_text import read

SURVEY = "survey.yaml"
Model = TypeVar("Model", bound=Source)


@dataclass
class Folder:
    """The sources of an edition. A file that does not fit is absent, its problems are told."""

    path: Path
    survey: SurveySource
    raw_survey: Block
    forms: dict[str, FormSource] = field(default_factory=dict)
    raw_forms: dict[str, Block] = field(default_factory=dict)
    structures: dict[str, Block] = field(default_factory=dict)
    lists: dict[str, ListSource] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)  # forms and lists that stand there but do not fit
    problems: list[Problem] = field(default_factory=list)


def year_words(year: int) -> dict[str, str]:
    """What texts may hold: the survey year and the year of filling."""
    return {"year": str(year), "next_year": str(year + 1)}


def read_folder(path: Path, year: int | None = None) -> Folder | list[Problem]:
    """The edition's sources with year words filled in, or why there is not even a survey."""
    raw, problems = _raw(path, SURVEY)
    plain, more = validate(SurveySource, raw, SURVEY)
    if plain is None:
        return problems or more
    words = year_words(year or plain.year)
    survey = SurveySource.model_validate(fill(raw, words))
    folder = Folder(path, survey.model_copy(update={"year": year or plain.year}), raw)
    folder.problems += problems
    _read_lists(folder, words)
    _read_structures(folder, words)
    _read_forms(folder, words)
    return folder


def _raw(root: Path, file: str) -> tuple[Any, list[Problem]]:
    try:
        text = (root / file).read_bytes()
    except OSError as error:
        return None, [problem("Q001", Place(file, 1), f"cannot be read: {error.strerror}")]
    return read(text, file)


def _files(folder: Folder, name: str) -> Iterator[tuple[str, str, Any]]:
    """(stem, file, raw) of each YAML file that is a mapping."""
    for path in sorted((folder.path / name).glob("*.yaml")):
        file = f"{name}/{path.name}"
        raw, problems = _raw(folder.path, file)
        folder.problems += problems
        if isinstance(raw, Block):
            yield path.stem, file, raw
            continue
        folder.broken.add(path.stem)
        if not problems:
            place = Place(file, 1)
            folder.problems.append(problem("Q003", place, "must be a mapping of keys"))


def _read_lists(folder: Folder, words: Mapping[str, str]) -> None:
    for stem, file, raw in _files(folder, "lists"):
        found = _model(folder, ListSource, (fill(raw, words), file))
        if found is None:
            folder.broken.add(stem)
            continue
        if _same_name(folder, (found.list_id or stem, stem), raw.place_of("list")):
            folder.lists[stem] = found


def _read_structures(folder: Folder, words: Mapping[str, str]) -> None:
    """Kept raw: a structure is checked each time it is used, with its parameters filled."""
    for stem, _, raw in _files(folder, "structures"):
        folder.structures[stem] = fill(raw, words)


def _read_forms(folder: Folder, words: Mapping[str, str]) -> None:
    for stem, file, plain in _files(folder, "forms"):
        raw = fill(plain, words)
        found = _model(folder, FormSource, (raw, file))
        if found is None:
            folder.broken.add(stem)
            continue
        if _same_name(folder, (found.form, stem), raw.place_of("form")):
            folder.forms[stem] = found
            folder.raw_forms[stem] = raw


def _model(folder: Folder, model: type[Model], source: tuple[Any, str]) -> Model | None:
    found, problems = validate(model, *source)
    folder.problems += problems
    return found


def _same_name(folder: Folder, names: tuple[str, str], place: Place) -> bool:
    """Whether a file calls itself as its name does; else it counts as one that does not fit."""
    written, stem = names
    if written == stem:
        return True
    message = f"calls itself {written!r} but its file is called {stem!r}"
    folder.problems.append(problem("Q003", place, message))
    folder.broken.add(stem)
    return False
