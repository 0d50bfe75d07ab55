"""Made-up values against rules of every shape, from a questionnaire written for it."""

import random
from pathlib import Path

import pytest

from istc.checks.around import Known
from istc.checks.run import Entry, check_form
from istc.definitions import kinds
from istc.definitions.load import load_edition_from
from istc.definitions.model import Form
from istc.reports.sample import sample_entries

HEAD = """
edition: rules
year: 2020
title: 试验
parts: [{number: 1, title: 一}]
forms: [X_01]
sections: []
"""
FORM = """
form: X_01
title: 试验表
part: 1
record: %s
nil: false
blocks:
  - fields:
      items:
        - {id: a, code: "01", label: 甲数, kind: count, unit: 个}
        - {id: b, code: "02", label: 乙数, kind: count, unit: 个}
        - {id: c, code: "03", label: 丙数, kind: money, unit: 万元人民币}
        - {id: year, code: "04", label: 年份, kind: count, unit: 年, minimum: "2000",
           maximum: "2020"}
        - {id: words, label: 说明, kind: longtext, required: false}
        - {id: way, label: 方式, kind: choice, list: ways}
        - {id: when, label: 时间, kind: date}
checks:
%s
"""
WAYS = """
title: 方式
origin: assumed
options: [["1", 甲], ["2", 乙], ["3", 丙]]
"""
AROUND = Known(2020)


def build(folder: Path, *tests: str, record: str = "single") -> Form:
    rules = "".join(
        f"  - {{id: rule{n}, level: verify, test: '{test}', say: x, mend: y, at: a}}\n"
        for n, test in enumerate(tests)
    )
    (folder / "forms").mkdir()
    (folder / "lists").mkdir()
    (folder / "survey.yaml").write_text(HEAD, encoding="utf-8")
    (folder / "forms" / "X_01.yaml").write_text(FORM % (record, rules), encoding="utf-8")
    (folder / "lists" / "ways.yaml").write_text(WAYS, encoding="utf-8")
    return load_edition_from(folder).forms[0]


def left_over(form: Form, seed: int, count: int = 1) -> list[str]:
    rows = sample_entries(form, random.Random(seed), AROUND, count=count)
    found = check_form(form, [Entry(n, row) for n, row in enumerate(rows)], AROUND)
    return [one.code for one in found if one.level != "hint"]


@pytest.mark.parametrize(
    "tests",
    [
        ("[a] > [b]",),
        ("[a] < [b]",),
        ("[a] = [b]", "[b] <= 3"),
        ("[a] != [b]",),
        ("[a] - [b] >= 2",),
        ("[a] + [b] <= 3",),
        ("[c] <= [a] * 0.5",),
        ("MAX([a], [b]) <= [c]",),
        ("[a] = 0 or [b] > 0", "[b] = 0 or [a] > 0"),
        ("[a] >= 1", "[a] = 0 or FILLED([words])"),
        ('IN([way], "2")',),
        ('not IN([way], "1", "2")',),
        ("YEAROF([when]) = YEAR()",),
        ("[year] <= 2001",),
    ],
    ids=" & ".join,
)
def test_rules_of_every_shape_are_met(tmp_path, tests):
    form = build(tmp_path, *tests)
    for seed in range(5):
        assert left_over(form, seed) == []


@pytest.mark.parametrize(
    "tests", [("SUM([a]) <= 10",), ("SUM([a]) >= SUM([b])",), ('COUNT([way], "1") <= 1',)]
)
def test_rules_over_all_records_are_met(tmp_path, tests):
    form = build(tmp_path, *tests, record="multi")
    for seed in range(3):
        assert left_over(form, seed, count=5) == []


def test_limits_of_an_item_are_kept(tmp_path):
    """Neither raised above its greatest nor lowered below its least value."""
    form = build(tmp_path, "[year] <= [a]", "[b] <= [year] - 2000")
    for seed in range(5):
        [row] = sample_entries(form, random.Random(seed), AROUND, count=1)
        assert kinds.parse_record(form, row) == (row, [])


def test_what_cannot_be_met_is_left(tmp_path):
    """Least bad of three tries; the demo gives a reason for it."""
    form = build(tmp_path, "YEAR() = 1999 and [a] >= 0")
    assert left_over(form, 1) == ["X_01.rule0"]
