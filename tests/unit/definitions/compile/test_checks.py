"""Checks: `each`, scope, what they read (docs/DEFINITIONS.md, Checks)."""

import pytest

ITEMS = """
  - fields:
      items:
        - {id: a, code: "01", label: 一, kind: count, unit: 个}
        - {id: b, code: "02", label: 二, kind: count, unit: 个}
  - table: {id: t, items: [{id: d, code: "05", label: 五, kind: count, unit: 个}]}
checks:
"""
MULTI = "form: A\ntitle: 甲表\npart: 1\nrecord: multi\nblocks:\n"
OTHER = """
form: B
title: 乙表
part: 1
record: single
blocks:
  - fields: {items: [{id: x, code: 甲, label: 名, kind: count, unit: 个}]}
"""
SURVEY = """
edition: small
year: 2020
title: 小调查
parts: [{number: 1, title: 基本信息}]
forms: [A, B]
"""


def test_a_check_with_everything(form):
    (rule,) = form(
        ITEMS
        + """
  - id: cover
    level: verify
    origin: stated
    when: '[01] > 0'
    test: '[02] >= [01]'
    say: 少于
    mend: 请核对
    at: "01"
    scope: form
    note: for readers of the file
"""
    ).rules
    assert (rule.id, rule.level, rule.origin, rule.scope) == ("A.cover", "verify", "stated", "form")
    assert (rule.text, rule.say, rule.mend, rule.show_at) == ("[02] >= [01]", "少于", "请核对", "a")
    assert (rule.items, rule.forms, rule.line) == (("b", "a"), ("A",), 14)
    assert rule.when is not None


def test_defaults(form):
    (rule,) = form(ITEMS + "  - {id: c, level: hint, test: '[b] > 0'}\n").rules
    assert (rule.origin, rule.when, rule.say, rule.show_at) == ("implied", None, "", "b")


def test_each_makes_numbered_rules(form):
    rules = form(
        ITEMS
        + """
  - id: cover
    level: verify
    each: [{x: "01", y: "02"}, {x: "02", y: "01"}]
    when: '[{x}] > 0'
    test: '[{y}] >= [{x}]'
    say: '{x} {left} {nothing}'
    at: '{y}'
"""
    ).rules
    assert [(rule.id, rule.text, rule.say, rule.show_at) for rule in rules] == [
        ("A.cover.1", "[02] >= [01]", "01 {left} {nothing}", "b"),
        ("A.cover.2", "[01] >= [02]", "02 {left} {nothing}", "a"),
    ]


@pytest.mark.parametrize(
    ("test", "head", "scope"),
    [
        ("[a] > 0", MULTI, "record"),
        ("SUM([a]) > 0", MULTI, "form"),
        ("COUNT([a]) > 0", MULTI, "form"),
        ("COUNT([A]) > 0", MULTI, "form"),
        ("SUM([d]) > 0", MULTI, "record"),
        ("LAST([a]) > 0", MULTI, "record"),
        ("SUM([a]) > [B.x]", MULTI, "across"),
        ("[a] > [B.甲]", MULTI, "across"),
        ("[A.a] > 0", MULTI, "record"),
        ('[unit.type] = "1"', MULTI, "record"),
    ],
)
def test_scope(small, test: str, head: str, scope: str):
    body = ITEMS + f"  - {{id: c, level: hint, test: '{test}'}}\n"
    made = small(body, head=head, forms__B=OTHER, survey=SURVEY)
    assert made.problems == []
    assert made.edition.by_code["A"].rules[0].scope == scope


def test_sums_in_a_single_form_stay_in_its_record(form):
    assert (
        form(ITEMS + "  - {id: c, level: hint, test: 'SUM([a]) > 0'}\n").rules[0].scope == "record"
    )


def test_scope_counts_when_too(small):
    body = ITEMS + "  - {id: c, level: hint, when: 'FILLED([B.x])', test: '[a] > 0'}\n"
    made = small(body, forms__B=OTHER, survey=SURVEY)
    (rule,) = made.edition.by_code["A"].rules
    assert (rule.scope, rule.forms) == ("across", ("A", "B"))
    assert made.edition.watchers == {"B": ("A",)}


def test_mistakes(small):
    made = small(
        ITEMS
        + """
  - {id: c, level: hint, test: '[zz] > 0'}
  - {id: c, level: hint, test: '[a] > 0', at: yy}
  - {id: e, level: hint, test: '[a] + 1'}
  - {id: f, level: hint, test: '[B.x] > 1'}
  - {id: g, level: hint, test: '[unit.size] > 1'}
  - {id: h, level: hint, test: '[a] > 0', when: '('}
"""
    )
    assert [(one.line, one.code, one.message[:34]) for one in sorted(made.problems)] == [
        (14, "Q101", "form A has no item 'zz' (at charac"),
        (15, "Q101", "form A has no item 'yy'"),
        (15, "Q103", "'A.c' stands twice in form A (firs"),
        (16, "Q005", "must compare something (it is a va"),
        (17, "Q101", "there is no form 'B' (at character"),
        (18, "Q101", "a unit has no fact 'size' (only ca"),
        (19, "Q005", "something is missing (at character"),
    ]
