"""A rule of a form, compiled once: when it is judged, and what it compares."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from istc.checks.comparing import comparisons
from istc.checks.compile import closure
from istc.checks.functions import Truth
from istc.checks.reading import Readers, readers
from istc.checks.scene import Scene
from istc.checks.touched import needs_a_record, touched
from istc.checks.trees import Tree, compared
from istc.checks.typed import condition
from istc.checks.wording import Wording, wording
from istc.definitions.expression.syntax import Comparison
from istc.definitions.model import Form, Rule


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison that the test is made of, with the words for its failing."""

    node: Comparison
    tree: Tree
    holds: Truth
    left: Callable[[Scene], Any]
    right: Callable[[Scene], Any]
    words: Wording

    @property
    def texts(self) -> bool:
        return bool(self.tree[0] == "compare_text")


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """`each`: judged for every record, else once. `holds`: None where it is not judged.

    `tree` is all that `holds` asks: something is filled, `when`, and the test. `reads`: see
    reading.py.
    """

    rule: Rule
    each: bool
    tree: Tree
    holds: Truth
    compared: tuple[Compared, ...]
    words: Wording
    reads: Readers


def compile_rule(rule: Rule, form: Form) -> CompiledRule:
    """Raises Unreadable."""
    bare = condition(rule.test.node, form)
    test = ("if", condition(rule.when.node, form), bare) if rule.when else bare
    asked = touched(rule.test.node, form)
    tree = ("if", asked, test) if asked else test
    nodes = comparisons(rule.test.node)
    return CompiledRule(
        rule=rule,
        each=is_each(rule, form),
        tree=tree,
        holds=closure(tree),
        compared=tuple(
            _compared(node, one, wording(rule, form, node))
            for node, one in zip(nodes, compared(bare), strict=True)
        ),
        words=wording(rule, form, None),
        reads=readers(test),
    )


def _compared(node: Comparison, tree: Tree, words: Wording) -> Compared:
    _, _, left, right = tree
    return Compared(node, tree, closure(tree), closure(left), closure(right), words)


def is_each(rule: Rule, form: Form) -> bool:
    """A rule over all records that reads a record's own values is judged for each of them."""
    if rule.scope == "record" or not form.multi:
        return True
    return any(needs_a_record(part.node, form) for part in (rule.test, rule.when) if part)
