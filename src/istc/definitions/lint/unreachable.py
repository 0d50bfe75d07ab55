"""Q106: a rule that can never hold or never fail, or an applicability that is fixed."""

from collections.abc import Iterator

from istc.definitions.compile.edition import Compiled
from istc.definitions.lint.never import faults
from istc.definitions.lint.walking import rules
from istc.definitions.problems import Problem, problem


def check(compiled: Compiled) -> Iterator[Problem]:
    for form, rule, place in rules(compiled):
        for expression in (rule.test, rule.when):
            for fault in faults(compiled, form, expression) if expression else ():
                yield problem("Q106", place, f"rule {rule.id} {fault}")
    for form in compiled.edition.forms:
        for fault in faults(compiled, form, form.applies) if form.applies else ():
            yield problem("Q106", compiled.place(form.code), f"`applies` {fault}")
