"""A compiled edition as plain data for JSON: what `questionnaire dump` prints, for comparison."""

from typing import Any

from istc.definitions.expression.syntax import Expression
from istc.definitions.model import Edition, Form, Instruction, Item, Rule


def dump(edition: Edition) -> dict[str, Any]:
    """Year, parts and forms with every item, rule and instruction, in printed order."""
    return {
        "year": edition.year,
        "edition": edition.name,
        "title": edition.title,
        "digest": edition.digest,
        "parts": [{"number": part.number, "title": part.title} for part in edition.parts],
        "forms": [_form(form) for form in edition.forms],
    }


def _form(form: Form) -> dict[str, Any]:
    inside = {
        item.write_in_of: item for item in form.items if item.write_in_of and not item.counted
    }
    found = {
        "code": form.code,
        "title": form.title,
        "part": form.part,
        "record": form.record,
        "items": [_item(item, inside.get(item.id)) for item in form.items if item.counted],
        "rules": [_rule(rule) for rule in form.rules],
        "instructions": [_instruction(one) for one in form.instructions],
        "digest": form.digest,
    }
    return found | {key: value for key, value in _whose(form).items() if value}


def _whose(form: Form) -> dict[str, Any]:
    """Who fills the form in, where it is not everybody; what may not repeat among its records."""
    return {
        "applies": _text(form.applies),
        "applies_note": form.applies_note,
        "declinable": form.declinable,
        "unique": list(form.unique),
    }


def _item(item: Item, write_in: Item | None) -> dict[str, Any]:
    """The keys that every item has, and those that only some have."""
    options = item.options.options if item.options else ()
    found: dict[str, Any] = {
        "id": item.id,
        "code": item.code,
        "label": item.label,
        "path": list(item.path),
        "kind": item.kind,
        "unit": item.unit,
        "options": [[option.code, option.label] for option in options],
        "required": item.required,
        "origin": item.origin,
    }
    if write_in:
        found["write_in"] = {"id": write_in.id, "label": write_in.label}
    some = {
        "table": item.table,
        "max": item.max_choices,
        "computed": _text(item.computed),
        "when": _text(item.when),
    }
    return found | {key: value for key, value in some.items() if value is not None}


def _rule(rule: Rule) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": rule.id,
        "level": rule.level,
        "origin": rule.origin,
        "expression": rule.text,
        "forms": list(rule.forms),
        "scope": rule.scope,
    }
    return found | ({"when": rule.when.text} if rule.when else {})


def _instruction(one: Instruction) -> dict[str, Any]:
    return {"term": one.term, "text": one.text, "items": list(one.items), "origin": one.origin}


def _text(expression: Expression | None) -> str | None:
    return expression.text if expression else None
