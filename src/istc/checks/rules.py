"""A rule of a form, compiled once: when it is judged, and what it compares."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from istc.checks.compile import closure
from istc.checks.functions import Truth
from istc.checks.scene import Scene
from istc.checks.touched import needs_a_record, touched
from istc.checks.typed import Tree, compares_texts, condition, number, text
from istc.checks.wording import Wording, comparisons, wording
from istc.definitions.expression.syntax import Comparison
from istc.definitions.model import Form, Rule


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison that the test is made of, with the words for its failing."""

    node: Comparison
    tree: Tree
    left_tree: Tree
    right_tree: Tree
    texts: bool
    holds: Truth
    left: Callable[[Scene], Any]
    right: Callable[[Scene], Any]
    words: Wording


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """`each`: judged for every record, else once. `holds`: None where it is not judged.

    Trees: `bare` is the test, `test` the test under `when`, `tree` all that `holds` asks.
    """

    rule: Rule
    each: bool
    bare: Tree
    test: Tree
    tree: Tree
    holds: Truth
    compared: tuple[Compared, ...]
    words: Wording


def compile_rule(rule: Rule, form: Form) -> CompiledRule:
    """Raises Unreadable."""
    bare = condition(rule.test.node, form)
    test = ("if", condition(rule.when.node, form), bare) if rule.when else bare
    asked = touched(rule.test.node, form)
    tree = ("if", asked, test) if asked else test
    return CompiledRule(
        rule=rule,
        each=is_each(rule, form),
        bare=bare,
        test=test,
        tree=tree,
        holds=closure(tree),
        compared=tuple(_compared(rule, form, one) for one in comparisons(rule.test.node)),
        words=wording(rule, form, None),
    )


def is_each(rule: Rule, form: Form) -> bool:
    """A rule over all records that reads a record's own values is judged for each of them."""
    if rule.scope == "record" or not form.multi:
        return True
    return any(needs_a_record(part.node, form) for part in (rule.test, rule.when) if part)


def _compared(rule: Rule, form: Form, node: Comparison) -> Compared:
    texts = compares_texts(node, form)
    side = text if texts else number
    tree, left, right = condition(node, form), side(node.left, form), side(node.right, form)
    return Compared(
        node=node,
        tree=tree,
        left_tree=left,
        right_tree=right,
        texts=texts,
        holds=closure(tree),
        left=closure(left),
        right=closure(right),
        words=wording(rule, form, node),
    )
