"""How an item is asked for follows from its kind and its list, never from its name."""

import pytest

from istc.definitions.model import Item, Option, OptionList
from istc.entry.present.control import box, control_of


def options(count: int, letters: int = 2) -> OptionList:
    listed = tuple(Option(f"{n:02}", f"{n:02}".ljust(letters, "字")) for n in range(count))
    return OptionList("many", "清单", "assumed", listed, other="01")


@pytest.mark.parametrize(
    ("kind", "control"),
    [
        ("count", "number"), ("money", "number"), ("decimal", "number"), ("text", "text"),
        ("phone", "text"), ("issn", "text"), ("longtext", "longtext"), ("date", "date"),
        ("period", "period"),
    ],
)  # fmt: skip
def test_by_kind(kind, control):
    assert control_of(Item("a", "甲", kind)) == control


@pytest.mark.parametrize(
    ("count", "letters", "control"),
    [(2, 2, "radios"), (4, 4, "radios"), (4, 5, "select"), (5, 2, "select"), (45, 2, "select"),
     (46, 2, "combo")],
)  # fmt: skip
def test_one_of_a_list(count, letters, control):
    """Few short options are buttons, up to 45 a native list, more are searched."""
    assert control_of(Item("a", "甲", "choice", options=options(count, letters))) == control


@pytest.mark.parametrize(("count", "control"), [(45, "checks"), (46, "combos")])
def test_several_of_a_list(count, control):
    assert control_of(Item("a", "甲", "choices", options=options(count))) == control


def test_examples_of_dates_bear_the_survey_year():
    assert box(Item("a", "甲", "date"), year=2031).placeholder == "如 2031-03-05"


def test_words_for_other_go_with_their_choice():
    words = Item("b", "其他说明", "text", write_in_of="a")
    made = box(Item("a", "类型", "choice", options=options(5)), year=2020, write_in=words)
    assert made.other == "01"
    assert made.write_in.id == "b"
    assert made.write_in.spoken == "类型 其他说明"


@pytest.mark.parametrize(
    ("item", "wide"),
    [
        (Item("a", "甲", "longtext"), True),
        (Item("a", "甲", "choices", options=options(9)), True),
        (Item("a", "甲", "text"), False),
        (Item("a", "甲", "text", max_length=500), True),
    ],
)
def test_what_needs_the_whole_width(item, wide):
    assert box(item, year=2020).wide is wide


def test_what_the_system_fills_is_not_asked_for(edition):
    form = edition.by_code["HZ_04_001"]
    made = [box(item, year=2020) for item in form.computed]
    assert {one.control for one in made} == {"auto"}
    assert not any(one.required for one in made)
    assert ("HZ_02_005",) in {one.reads for one in made}
