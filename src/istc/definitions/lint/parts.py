"""Q110: a part that survey.yaml does not have."""

from collections.abc import Iterator

from istc.definitions.compile.edition import Compiled
from istc.definitions.problems import Problem, problem


def check(compiled: Compiled) -> Iterator[Problem]:
    known = {part.number for part in compiled.edition.parts}
    for form in compiled.edition.forms:
        if form.part not in known:
            place = compiled.place(form.code)
            yield problem("Q110", place, f"form {form.code}: there is no part {form.part}")
