"""The shared table of cases (cases.json), and what the Python engine answers to a case."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from istc.checks import run
from istc.checks.around import Known
from istc.checks.findings import Finding
from istc.checks.numbers import written
from istc.checks.plan import plan_of
from istc.checks.scene import Scene, Values
from istc.checks.settle import settle
from istc.definitions.model import Form
from tests.unit.checks.builders import counts, form, item

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "cases.json").read_text(encoding="utf-8")
)


@dataclass(frozen=True)
class Case:
    """A form with one record, perhaps among others, and its surroundings."""

    form: Form
    values: Values
    entries: Sequence[Values] | None
    around: Known


def case(written_case: Mapping[str, Any]) -> Case:
    return Case(
        form=shape(written_case["form"]),
        values=written_case.get("values", {}),
        entries=written_case.get("entries"),
        around=known(written_case.get("around", {})),
    )


def shape(spec: Mapping[str, Any]) -> Form:
    """`counts` are codes; `items` and the cells of `tables` are {id: kind}; the rest as `form`."""
    more = {key: value for key, value in spec.items() if key not in {"counts", "items", "tables"}}
    items = [*counts(*spec.get("counts", ())), *_items(spec.get("items", {}), spec)]
    tables = {name: tuple(_items(cells, spec)) for name, cells in spec.get("tables", {}).items()}
    more.pop("max", None)
    return form(*items, tables=tables, **more)


def _items(kinds: Mapping[str, str], spec: Mapping[str, Any]) -> list[Any]:
    most = spec.get("max", {})
    return [item(name, kind, max_choices=most.get(name)) for name, kind in kinds.items()]


def known(given: Mapping[str, Any]) -> Known:
    def places(fn: str) -> dict[tuple[str, str], Any]:
        return {tuple(key.split(".")): value for key, value in given.get(fn, {}).items()}

    def exact(fn: str) -> dict[tuple[str, str], Decimal]:
        return {place: Decimal(value) for place, value in places(fn).items()}

    return Known(
        year=given.get("year", 2020),
        unit=given.get("unit", {}),
        values=places("value"),
        totals=exact("total"),
        counts=places("count"),
        lasts=exact("last"),
    )


def answer(one: Case) -> dict[str, Any]:
    """In the shape that agree.mjs gives."""
    rules = {rule.id for rule in one.form.rules}
    entries = [one.values] if one.entries is None else one.entries
    numbered = [run.Entry(key, values) for key, values in enumerate(entries)]
    single = run.check_entry(one.form, run.Entry(0, one.values), one.around)
    together = run.check_form(one.form, numbered, one.around)
    of_record = single if one.entries is None else [f for f in together if f.record == 0]
    return {
        "computed": computed(one),
        "off": off(one),
        "too_many": too_many(one),
        "findings": [said(f) for f in of_record if f.code in rules],
        "all": [said(f) for f in together if f.code in rules and f.record is None],
        "lines": [line(found) for found in run.balance_lines(one.form, one.values, one.around)],
        "all_lines": [line(found) for found in run.form_lines(one.form, numbered, one.around)],
        "cross": [row(found) for found in run.cross_rows(one.form, numbered, one.around)],
    }


def computed(one: Case) -> dict[str, str]:
    if one.entries is None:
        return run.compute(one.form, one.values, one.around)
    plan = plan_of(one.form)
    fresh = settle(plan, Scene(one.around, one.values, one.entries), renew=True).values
    return {name: fresh[name] for name in fresh if name in plan.computed}


def off(one: Case) -> list[dict[str, Any]]:
    found = settle(plan_of(one.form), Scene(one.around, one.values, one.entries)).off
    return [
        {"item": name, "table": table, "row": place}
        for (table, place), names in found.items()
        for name in names
    ]


def too_many(one: Case) -> list[dict[str, Any]]:
    return [
        {"item": found.id, "count": len(one.values[found.id]), "most": found.max_choices}
        for found in one.form.items
        if found.max_choices and len(one.values.get(found.id, ())) > found.max_choices
    ]


def said(finding: Finding) -> dict[str, Any]:
    plain = {
        "rule": finding.code,
        "level": finding.level,
        "item": finding.item,
        "what": finding.what,
        "wrong": finding.wrong,
        "mend": finding.mend,
    }
    sides = {"left": finding.left, "right": finding.right, "diff": finding.diff}
    return plain | {name: written(side) for name, side in sides.items() if side is not None}


def line(found: run.BalanceLine) -> dict[str, Any]:
    return {
        "rule": found.rule_id,
        "text": found.text,
        "numbers": found.numbers,
        "state": found.state,
        "diff": text(found.diff),
    }


def row(found: run.CrossRow) -> dict[str, Any]:
    cells = [
        {
            "rule": cell.rule_id,
            "item": cell.item,
            "other_item": cell.other_item,
            "own": text(cell.own),
            "other": text(cell.other),
            "state": cell.state,
            "diff": text(cell.diff),
        }
        for cell in found.cells
    ]
    return {"form": found.form, "sign": found.sign, "cells": cells}


def text(number: Decimal | None) -> str | None:
    return None if number is None else written(number)
