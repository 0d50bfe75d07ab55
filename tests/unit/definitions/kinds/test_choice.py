"""choice and choices: by code, by label, by both (F46, F73, F76)."""

import pytest

from istc.definitions import kinds
from istc.definitions.kinds.options import aliases, lookup, squeeze
from istc.definitions.kinds.refusals import Refusal
from istc.definitions.load import load_edition
from istc.definitions.model import Option, OptionList


@pytest.mark.parametrize(
    "raw",
    [
        "02", " 02 ", "2", 2, 2.0, "０２", "黄、绿", "黄 、绿", "02 黄、绿", "02黄、绿",
        "02-黄、绿",
        "02、黄、绿", "02.黄、绿", "02：黄、绿", ["02"], ("黄、绿",),
    ],
)  # fmt: skip
def test_one_option_however_written(read, raw: object):
    assert read("choice", raw) == "02"


@pytest.mark.parametrize("raw", [None, "", " ", [], [""], [None]])
def test_no_choice_is_blank(read, raw: object):
    assert read("choice", raw) is None
    assert read("choices", raw) is None


def test_letters_of_either_size(read):
    assert read("choice", "蓝 BLUE") == read("choice", "蓝blue") == "03"


@pytest.mark.parametrize("raw", ["99", "1.5", "紫", "01 黄、绿", "绿", "012"])
def test_unknown_options(read, raw: str):
    assert read("choice", raw) == "!unknown_option"
    assert read("choices", raw) == "!unknown_option"


def test_what_else(read):
    assert read("choice", ["01", "02"]) == "!one_choice"
    assert read("choice", True) == "!wrong_type"
    assert read("choice", "a\x00") == "!control_character"
    assert read("choice", "01", options=None) == "!unknown_option"
    assert read("choices", "01", options=None) == "!unknown_option"


def test_a_label_of_two_options_means_neither(read):
    twice = OptionList(
        "l", "表", "printed", (Option("1", "甲"), Option("2", "甲"), Option("3", "2"))
    )
    assert read("choice", "甲", options=twice) == "!unknown_option"
    assert read("choice", "1 甲", options=twice) == "1"
    assert read("choice", "2", options=twice) == "2"


def test_countries_are_found_by_their_letters(read):
    countries = OptionList("c", "国家", "assumed", (Option("US", "美国"), Option("NO", "挪威")))
    for raw in ("US", "us", "美国", "US 美国"):
        assert read("choice", raw, options=countries) == "US"


def test_few_options_are_named(make):
    with pytest.raises(Refusal) as caught:
        kinds.parse(make("choice"), "紫")
    assert caught.value.mend == "可填：01 红、02 黄、绿、03 蓝 Blue、09 其他、10 黄，青"


def test_many_are_not(make):
    many = OptionList("l", "表", "printed", tuple(Option(f"{n:02}", str(n)) for n in range(20, 40)))
    with pytest.raises(Refusal) as caught:
        kinds.parse(make("choice", options=many), "紫")
    assert caught.value.mend == "从列表中选择；列表中没有的，核对写法"


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        (["09", "01"], ["01", "09"]), (["01", "01", ""], ["01"]), ("01", ["01"]),
        ("01;02", ["01", "02"]),
        ("02；01", ["01", "02"]), ("01,02", ["01", "02"]), ("01，2", ["01", "02"]),
        ("01、02", ["01", "02"]),
        ("01 02", ["01", "02"]), ("红\n其他", ["01", "09"]), ("黄、绿", ["02"]),
        ("黄、绿；黄，青", ["02", "10"]),
        ("红、其他", ["01", "09"]), ("01|09", ["01", "09"]), (("红", 2), ["01", "02"]),
        (";;", None),
        ("01;紫", "!unknown_option"), (["紫"], "!unknown_option"), ([["01"]], "!wrong_type"),
        (["01"] * 501, "!too_many_choices"), ({}, "!wrong_type"),
    ],
)  # fmt: skip
def test_several_options(read, raw: object, codes: object):
    assert read("choices", raw) == codes


def test_at_most_so_many_f73(read):
    """F73: 限选5个."""
    assert read("choices", "01;02", max_choices=2) == ["01", "02"]
    assert read("choices", ["01", "02", "09"], max_choices=2) == "!too_many_choices"
    assert read("choices", ["01", "01", "02"], max_choices=2) == ["01", "02"]


def test_shown_by_label(make):
    assert kinds.show(make("choice"), "02") == "黄、绿"
    assert kinds.show(make("choice"), "77") == "77"
    assert kinds.show(make("choice", options=None), "02") == "02"
    assert kinds.show(make("choices"), ["01", "77"]) == "红；77"
    assert kinds.show(make("choices"), "01") == "红"


def test_what_is_shown_can_be_read_back(make, read):
    everything = ["01", "02", "03", "09", "10"]
    assert read("choices", kinds.show(make("choices"), everything)) == everything


def test_a_list_is_made_ready_once(make):
    item = make("choice")
    assert lookup(item.options) is lookup(item.options)
    assert squeeze("Ａ b\tC　") == "abc"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("United States", "US"), ("united states", "US"), ("USA", "US"), ("Germany", "DE"),
        ("阿联酋", "AE"), ("korea", None), ("阿", None), ("mg", "MG"),
    ],
)  # fmt: skip
def test_countries_by_their_foreign_names_and_codes(typed, code):
    """By name or code in either language, never by initials: mg is a code, not 美国 (F47)."""
    countries = load_edition("2020").by_code["HZ_02_007"].by_id["foreign_country"].options
    assert lookup(countries).find(typed) == code


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", []), ("aebny", []), ("ALB", ["ALB"]), ("Albania aebny", []),
        ("Papua New Guinea PNG bbyxjny 巴新", ["巴新", "PNG", "Papua New Guinea"]),
    ],
)  # fmt: skip
def test_other_names_among_the_words_to_search_by(search, found):
    assert aliases(search) == found
