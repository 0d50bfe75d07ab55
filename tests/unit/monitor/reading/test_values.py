"""Stored values in words."""

from istc.definitions.load import load_edition
from istc.monitor.reading.values import chosen, is_numeric, shown

FORM = load_edition("2020", 2020).by_code["HZ_02_005"]
FUNDS = FORM.by_code["丙"]
TYPE = FORM.by_code["甲"]


def test_numbers_options_and_blanks():
    first = TYPE.options.options[0]
    assert shown(FUNDS, {FUNDS.id: "1234.5"}) == "1,234.5"
    assert shown(TYPE, {TYPE.id: first.code}) == first.label
    assert shown(FUNDS, {}) == ""


def test_chosen_codes():
    assert chosen(TYPE, {TYPE.id: "01"}) == {"01"}
    assert chosen(TYPE, {TYPE.id: ["01", "02"]}) == {"01", "02"}
    assert chosen(TYPE, {}) == frozenset()


def test_what_stands_to_the_right():
    assert is_numeric(FUNDS)
    assert not is_numeric(TYPE)
