"""A whole edition from its folder: the model, and everything the linter wants to know besides."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from istc.definitions.compile import forms, lists
from istc.definitions.compile.bench import Bench
from istc.definitions.compile.expand import expand
from istc.definitions.compile.names import Names
from istc.definitions.digest import edition_digest, form_digest
from istc.definitions.model import Edition, Part, Section
from istc.definitions.problems import DefinitionError, Place, Problem, problem
from istc.definitions.source.folder import SURVEY, Folder, read_folder
from istc.definitions.source.located import place_at


@dataclass
class Compiled:
    """An edition as far as it could be compiled, with its sources, places and problems."""

    edition: Edition
    folder: Folder
    problems: list[Problem]
    places: dict[str, dict[str, Place]] = field(default_factory=dict)  # form -> id -> place
    totals: dict[str, dict[str, Place]] = field(default_factory=dict)  # form -> `computed: balance`
    used_structures: set[str] = field(default_factory=set)

    def place(self, form: str, name: str = "") -> Place:
        """Where an item, table or rule stands, else where the form's file begins."""
        source = self.folder.forms[form]
        return self.places[form].get(name, source.place)


def compile_edition(path: Path, year: int | None = None) -> Compiled:
    """What could be compiled, with what is wrong. Raises DefinitionError when nothing could be."""
    read = read_folder(path, year)
    if isinstance(read, list):
        raise DefinitionError(read)
    return build(read)


def build(folder: Folder) -> Compiled:
    drafts = {code: _draft(folder, code) for code in _order(folder)}
    choices = lists.build_all(folder.lists, folder.survey.year)
    names = Names(broken=frozenset(folder.broken - set(drafts)))
    missing = frozenset(folder.broken)
    for code, draft in drafts.items():
        learner = Bench(code, choices, missing, names, learning=True)
        names.forms[code] = forms.learn(learner, draft)
    benches = {code: Bench(code, choices, missing, names) for code in drafts}
    built = [forms.build(benches[code], draft) for code, draft in drafts.items()]
    survey = folder.survey
    edition = Edition(
        name=survey.edition,
        year=survey.year,
        title=survey.title,
        parts=tuple(Part(part.number, part.title) for part in survey.parts),
        forms=tuple(replace(form, digest=form_digest(form)) for form in built),
        lists=choices,
        sections=tuple(Section(one.id, one.title, one.text) for one in survey.sections),
        facts=survey.facts,
    )
    problems = folder.problems + _listing(folder)
    for code, draft in drafts.items():
        problems += draft.content.problems + benches[code].problems
    return Compiled(
        edition=replace(edition, digest=edition_digest(edition)),
        folder=folder,
        problems=problems,
        places={code: bench.places for code, bench in benches.items()},
        totals={code: bench.totals for code, bench in benches.items()},
        used_structures={name for draft in drafts.values() for name in draft.content.used},
    )


def _order(folder: Folder) -> list[str]:
    """Forms in the survey's order; what it does not list comes last (and is told)."""
    listed = [code for code in dict.fromkeys(folder.survey.forms) if code in folder.forms]
    return listed + [code for code in folder.forms if code not in listed]


def _draft(folder: Folder, code: str) -> forms.Draft:
    source, raw = folder.forms[code], folder.raw_forms[code]
    return forms.Draft(source, raw, expand(source, raw, folder.structures))


def _listing(folder: Folder) -> list[Problem]:
    """Forms listed without a file, twice, or not at all."""
    listed, there = folder.survey.forms, {*folder.forms, *folder.broken}
    found: list[Problem] = []
    for index, code in enumerate(listed):
        place = place_at(folder.raw_survey, ("forms", index), Place(SURVEY, 1))
        if code not in there:
            message = f"form {code} is listed but forms/{code}.yaml is missing"
            found.append(problem("Q004", place, message))
        if code in listed[:index]:
            found.append(problem("Q004", place, f"form {code} is listed twice"))
    return found + [
        problem("Q004", source.place, f"form {code} is not listed in {SURVEY}")
        for code, source in folder.forms.items()
        if code not in listed
    ]
