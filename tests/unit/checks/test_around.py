"""Surroundings that were gathered beforehand."""

from decimal import Decimal

from istc.checks.around import Known


def test_known_answers_what_it_was_given_and_blanks_otherwise():
    around = Known(
        2020,
        {"type": "1"},
        values={("A", "x"): "3"},
        totals={("A", "x"): Decimal(4)},
        counts={("A", ""): 2},
        lasts={("A", "x"): Decimal(5)},
    )
    assert around.value("A", "x") == "3"
    assert around.value("A", "y") is None
    assert around.total("A", "x") == 4
    assert around.total("B", "x") is None
    assert around.count("A", "") == 2
    assert around.count("A", "x") == 0
    assert around.last("A", "x") == 5
    assert around.last("B", "x") is None


def test_a_register_is_empty_unless_it_was_given():
    around = Known(2020, registers={"journals": {"0028-0836": "nature"}})
    assert around.register("journals", "1-a") == {"0028-0836": "nature"}
    assert around.register("books", "1-a") == {}
