"""Every rule of the 2020 edition, printed, stated or implied, within a form or across forms.

Each holds, and one move away speaks at its level, at its item, and says what to do about it
(F71, N22; design §7).
"""

from dataclasses import replace
from itertools import pairwise

import pytest

from istc.definitions.load import load_edition
from istc.definitions.model import Form, Rule
from tests.questionnaires.pairs import Pair, pair

EDITION = load_edition("2020", 2020)
RULES = [(replace(form, applies=None), rule) for form in EDITION.forms for rule in form.rules]


def test_there_are_336():
    """Balances as printed, what the text of the manual states, what its items imply."""
    counts: dict[str, int] = {}
    for _, rule in RULES:
        counts[f"{rule.level} {rule.origin}"] = counts.get(f"{rule.level} {rule.origin}", 0) + 1
    assert counts == {
        "error printed": 16, "error stated": 1, "error implied": 6,
        "verify stated": 6, "verify implied": 307,
    }  # fmt: skip


@pytest.mark.parametrize(("form", "rule"), RULES, ids=[rule.id for _, rule in RULES])
def test_a_rule_holds_and_one_move_away_speaks(form: Form, rule: Rule):
    found = pair(form, rule)
    assert found is not None
    told_well(form, rule, found)


def told_well(form: Form, rule: Rule, found: Pair) -> None:
    one = found.finding
    assert (one.level, one.form) == (rule.level, form.code)
    assert one.item in {rule.show_at, *rule.items}
    assert one.wrong
    assert one.mend
    assert not {"{", "}"} & set(one.sentence)
    assert all(word != following for word, following in pairwise(one.sentence.split(" ")))
    assert form.by_id[one.item or ""].name in one.sentence or "条数" in one.what
