"""Q115: a total that no balance determines. (Two balances for one are told by the loader.)"""

from collections.abc import Iterator

from istc.definitions.compile.edition import Compiled
from istc.definitions.problems import Problem, problem


def check(compiled: Compiled) -> Iterator[Problem]:
    for form in compiled.edition.forms:
        computed = {item.id for item in form.computed}
        for name, place in compiled.totals[form.code].items():
            if name not in computed:
                message = f"total {name!r}: no balance says what it is the sum of"
                yield problem("Q115", place, message)
