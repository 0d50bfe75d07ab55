"""What the browser gets: the same typed trees and words, as JSON, for entry/evaluate.js."""

from typing import Any

from istc.checks.around import Surroundings
from istc.checks.formulas import parts
from istc.checks.needs import needs
from istc.checks.numbers import written
from istc.checks.plan import Plan, plan_of
from istc.checks.rules import CompiledRule
from istc.checks.trees import Tree
from istc.checks.wording import Wording
from istc.definitions.model import Form

Json = dict[str, Any]


def to_client(form: Form) -> Json:
    """Everything that the page reckons while typing; what it means is in docs/DEFINITIONS.md."""
    plan = plan_of(form)
    return {
        "form": form.code,
        "multi": form.multi,
        "tables": list(plan.tables),
        "steps": [
            {
                "item": step.item,
                "table": step.table,
                "when": _listed(step.when_tree),
                "computed": _listed(step.computed_tree),
            }
            for step in plan.steps
        ],
        "rules": [_rule(rule) for rule in (*plan.each, *plan.once)],
        "lines": [
            {
                "rule": line.compiled.rule.id,
                "text": line.text,
                "parts": [_listed(part) for part in parts(line.compared.node, form)],
            }
            for line in plan.lines
        ],
        "cross": _crosses(plan),
        "max": {item.id: item.max_choices for item in form.items if item.max_choices},
        "needs": [{"form": n.form, "item": n.item, "fn": n.fn} for n in needs(form)],
    }


def around_to_client(form: Form, around: Surroundings) -> Json:
    """The answers to the form's needs, keyed FORM.item."""
    found: Json = {"year": around.year, "unit": dict(around.unit)}
    found |= {"value": {}, "total": {}, "count": {}, "last": {}}
    for need in needs(form):
        answer = getattr(around, need.fn)(need.form, need.item)
        if answer is not None:
            plain = answer if isinstance(answer, str | int) else written(answer)
            found[need.fn][f"{need.form}.{need.item}"] = plain
    return found


def _rule(compiled: CompiledRule) -> Json:
    """`words`: for each comparison that the test consists of, and last for the test as a whole."""
    return {
        "id": compiled.rule.id,
        "level": compiled.rule.level,
        "each": compiled.each,
        "item": compiled.rule.show_at or None,
        "tree": _listed(compiled.tree),
        "words": [*(_words(one.words) for one in compiled.compared), _words(compiled.words)],
    }


def _words(words: Wording) -> Json:
    said: Json = {"what": words.what, "wrong": words.wrong, "mend": words.mend}
    return said | {"years": True} if words.years else said


def _crosses(plan: Plan) -> list[Json]:
    return [
        {
            "rule": cross.compiled.rule.id,
            "form": cross.form,
            "sign": cross.sign,
            "item": cross.item,
            "other": cross.other_item,
            "turned": cross.turned,
        }
        for cross in plan.crosses
    ]


def _listed(tree: Tree | str | None) -> Any:
    """JSON has no tuples."""
    return [_listed(part) for part in tree] if isinstance(tree, tuple) else tree
