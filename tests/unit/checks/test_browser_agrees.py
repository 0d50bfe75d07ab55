"""The browser's evaluator gives the very answers of the Python engine, case by case."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from istc.checks.client import around_to_client, to_client
from istc.checks.numbers import number, shown, written
from istc.checks.run import Known
from istc.definitions.load import load_edition
from tests.unit.checks.answers import CASES, Case, answer, case
from tests.unit.checks.builders import form, item
from tests.unit.checks.samples import random_around, random_entries

HERE = Path(__file__).parent
STATIC = HERE.parents[2] / "src" / "istc" / "entry" / "static" / "entry"
MODULES = ("evaluate.js", "operators.js", "exact.js")
NUMBERS = [
    "0", "-0", "0.0", "7", "-7", "1234567.8900", "999999999999999999.9999", "0.00005", "0.00004",
    "-1234.00005", "1e5", "", "NaN", "１", "1.", ".5", " 1", "1\n", "9" * 31, "9" * 30,
]  # fmt: skip


def node() -> str:
    """node comes with the front end's set-up; without it nobody would know that they agree."""
    beside = Path(sys.executable).parent / "node"
    found = shutil.which("node") or (str(beside) if beside.exists() else None)
    assert found, "no node: run make setup"
    return found


@pytest.fixture(scope="session")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The modules where node takes them for what they are in the page."""
    folder = tmp_path_factory.mktemp("page")
    for name in MODULES:
        shutil.copy(STATIC / name, folder)
    (folder / "package.json").write_text('{"type": "module"}')
    return folder


def ask(modules: Path, cases: list[Case], numbers: list[str]) -> dict[str, Any]:
    sent = {"cases": [browser_case(one) for one in cases], "numbers": numbers}
    command = [node(), str(HERE / "agree.mjs"), str(modules)]
    said = subprocess.run(
        command, input=json.dumps(sent), capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stderr
    found: dict[str, Any] = json.loads(said.stdout)
    return found


def browser_case(one: Case) -> dict[str, Any]:
    return {
        "client": to_client(one.form),
        "values": one.values,
        "entries": one.entries,
        "around": around_to_client(one.form, one.around),
    }


def in_rule_order(found: dict[str, Any]) -> dict[str, Any]:
    """Findings are sorted by item in Python, by rule in the browser."""
    for name in ("findings", "all"):
        found[name].sort(key=lambda one: one["rule"])
    found["off"].sort(key=str)
    return found


def test_every_case_agrees(modules: Path):
    cases = [case(written_case) for written_case in CASES]
    answers = ask(modules, cases, [])["cases"]
    for written_case, one, found in zip(CASES, cases, answers, strict=True):
        assert in_rule_order(found) == in_rule_order(answer(one)), written_case["name"]


def test_numbers_are_read_and_shown_alike(modules: Path):
    exact = [number(text) for text in NUMBERS]
    expected = [None if value is None else [written(value), shown(value)] for value in exact]
    assert ask(modules, [], NUMBERS)["numbers"] == expected


DIGITS = st.integers(0, 10**18).map(str) | st.just("x")
MONEY = st.tuples(st.integers(0, 10**12), st.integers(0, 9999)).map(
    lambda parts: f"{parts[0]}.{parts[1]:04}"
)
RECORD = st.fixed_dictionaries({}, optional=dict.fromkeys("abcd", DIGITS | MONEY))
SHAPE = form(
    *(item(name, "money", required=False) for name in "abcd"),
    computed={"d": "([a] - [b]) / [c] * 7"},
    checks=[
        {"test": "[a] = [b] + [c] - [d]"},
        {"test": "[a] / [b] * [b] = [a]"},
        {"test": "[a] * [b] >= [c] * [d] * 3.14159"},
        {"test": "MAX([a] / 3, [b] / 7) <= ABS([c] - [d]) or [a] = 0"},
    ],
)


@settings(max_examples=8, suppress_health_check=list(HealthCheck))
@given(st.lists(RECORD, min_size=20, max_size=40))
def test_random_figures_agree_to_the_last_digit(modules: Path, records: list[dict[str, str]]):
    cases = [Case(SHAPE, record, None, Known(2020)) for record in records]
    answers = ask(modules, cases, [])["cases"]
    for one, found in zip(cases, answers, strict=True):
        assert in_rule_order(found) == in_rule_order(answer(one)), one.values


def real_cases() -> Iterator[Case]:
    """Every form of the 2020 edition with random records and surroundings."""
    for shape in load_edition("2020").forms:
        draw, applying = Random(shape.code), replace(shape, applies=None)
        for _ in range(6):
            records = [entry.values for entry in random_entries(shape, draw)]
            entries = records if records and shape.multi and draw.random() < 0.7 else None
            values = records[0] if records else {}
            yield Case(applying, values, entries, random_around(shape, draw))


def test_every_form_of_the_edition_agrees(modules: Path):
    cases = list(real_cases())
    answers = ask(modules, cases, [])["cases"]
    for one, found in zip(cases, answers, strict=True):
        assert in_rule_order(found) == in_rule_order(answer(one)), one.form.code
