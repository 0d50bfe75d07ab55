"""What the sign-in page says of the survey comes from the round and its edition (design §9, 01)."""

from datetime import date

import pytest

from istc.rounds.front import front
from tests.builders import build_round

pytestmark = pytest.mark.django_db


def test_before_the_first_round_there_is_nothing_to_say():
    assert front() is None


def test_the_texts_are_the_rounds_and_the_editions():
    found = build_round(2019, facts={"telephone": "010-00000000"})
    edition, said = found.edition_model, front()
    assert (said.year, said.deadline) == (2019, found.deadline)
    assert said.period == (date(2019, 1, 1), date(2019, 12, 31))
    assert ("电话", "010-00000000") in said.contacts
    assert ("地址", edition.facts["address"]) in said.contacts
    assert said.subtitle == edition.facts["full_title"].removeprefix(edition.title)
    assert {law.text for law in said.laws} <= {section.text for section in edition.sections}
    assert len(said.laws) == 2
    assert said.makers == f"{edition.facts['approver']}批准 · {edition.facts['maker']}组织实施"
    assert said.reminder == edition.facts["secrecy"]
