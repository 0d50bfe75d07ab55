"""The cards of the parts: what stands at the end of a form's row."""

import pytest

from istc.definitions.load import load_edition
from istc.entry.home import cards
from istc.reports import queries
from istc.reports.queries import FormState
from istc.reports.states import State

EDITION = load_edition("2020", 2020)


def words(code: str, state: State, records: int = 0) -> str:
    states = {form.code: FormState(form.code) for form in EDITION.forms}
    states[code] = FormState(code, state, str(state.label), records=records)
    made = cards.cards(EDITION, queries.progress(EDITION, states))
    return next(row.words for card in made for row in card.rows if row.form.code == code)


@pytest.mark.parametrize(
    ("code", "state", "records", "said"),
    [
        ("HZ_02_005", State.DRAFT, 11, "11 条"),
        ("HZ_02_005", State.DONE, 3, "3 条"),
        ("HZ_02_005", State.APPROVED, 5, "5 条"),
        ("HZ_02_005", State.RETURNED, 5, "已退回"),
        ("HZ_02_005", State.ZERO, 0, "零报告"),
        ("HZ_02_005", State.TODO, 0, "未填报"),
        ("HZ_02_001", State.DONE, 1, "已完成填报"),
        ("HZ_05_005", State.NA, 0, "不适用"),
    ],
)
def test_end_of_the_row(code: str, state: State, records: int, said: str):
    assert words(code, state, records) == said


def test_a_card_a_part_with_all_its_forms():
    states = {form.code: FormState(form.code) for form in EDITION.forms}
    made = cards.cards(EDITION, queries.progress(EDITION, states))
    assert [len(card.rows) for card in made] == [len(EDITION.part_forms(n)) for n in range(1, 8)]
    assert made[0].states == ["todo", "todo"]
