"""Choice lists of the 2020 edition (decisions §2): countries, provinces, assumed lists."""

import re

import pytest

from istc.checks.client import to_client
from istc.definitions.load import load_edition
from istc.definitions.model import OptionList

LISTS = load_edition("2020", 2020).lists
# Whole by themselves, so without 其他: countries, provinces, the sections of an industry standard.
WHOLE = {
    "countries",
    "countries_and_china",
    "countries_belt_road",
    "home_places",
    "industries",
    "provinces",
    "regions",
    "yesno",
}
ASSUMED = [name for name, one in LISTS.items() if one.origin == "assumed" and name not in WHOLE]


def codes(name: str) -> list[str]:
    return [option.code for option in LISTS[name].options]


def labels(name: str) -> list[str]:
    return [option.label for option in LISTS[name].options]


def test_countries_are_iso_without_china():
    """Decisions §2: 港澳台 do not stand beside countries in HZ."""
    assert len(codes("countries")) == 249 - 4
    assert not {"CN", "HK", "MO", "TW"} & set(codes("countries"))
    assert all(re.fullmatch("[A-Z]{2}", code) for code in codes("countries"))


def test_hong_kong_macao_and_taiwan_cannot_be_put_among_them():
    """Design §7; the centre's changes are held to it too (N08)."""
    assert {"HK", "香港", "MO", "澳门", "TW", "台湾"} <= set(LISTS["countries"].barred)
    assert not [
        one for one in labels("countries") if any(b in one for b in LISTS["countries"].barred)
    ]


def test_a_country_is_found_by_english_name_iso_code_and_initials():
    norway = LISTS["countries"].by_code["NO"]
    assert (norway.label, norway.search) == ("挪威", "Norway NOR nw")


def test_every_country_can_be_found_in_three_ways():
    poor = [one.label for one in LISTS["countries"].options if len(one.search.split()) < 3]
    assert poor == []


def test_belt_road_list_holds_the_same_countries_signatories_first():
    options = LISTS["countries_belt_road"].options
    groups = [option.group for option in options]
    assert groups == ["“一带一路”合作文件签署国"] * 140 + ["其他国家（地区）"] * 105
    plain = {(option.code, option.label, option.search) for option in options}
    assert plain == {(one.code, one.label, one.search) for one in LISTS["countries"].options}


@pytest.mark.parametrize("form", ["HZ_03_005", "HZ_03_006"])
def test_the_check_asks_about_exactly_those_that_did_not_sign(form):
    """Decisions §2. Who signed is in the list, not in the rule (N08)."""
    found = load_edition("2020", 2020).by_code[form]
    assert found.rules[0].text == 'not LACKS([countries], "belt_road")'
    asked = to_client(found)["rules"][0]["tree"][2][1][2:]
    others = LISTS["countries_belt_road"].options[140:]
    assert sorted(asked) == sorted(option.code for option in others)


@pytest.mark.parametrize(
    ("form", "item"), [("HZ_02_006", "site_country"), ("HZ_02_014", "country")]
)
def test_what_may_stand_in_china_can_say_so(form, item):
    """docs/errata.md; 港澳台 still do not stand beside countries."""
    options = load_edition("2020", 2020).by_code[form].by_id[item].options
    found = [option.code for option in options.options]
    assert found == ["CN", *codes("countries")]


def test_the_centre_maintains_countries_and_assumed_lists_only():
    """N08: printed lists, provinces and standards are not changed between editions."""
    kept = {name for name, one in LISTS.items() if one.maintained}
    assert kept == {*ASSUMED, "countries"}
    assert {LISTS[name].origin for name in kept} == {"assumed"}


def test_37_provinces():
    """L3124–3128; 31 provinces, 新疆生产建设兵团, five cities with separate plans."""
    assert len(codes("provinces")) == 37
    assert labels("provinces")[31:] == [
        "新疆生产建设兵团", "大连市", "宁波市", "厦门市", "青岛市", "深圳市",
    ]  # fmt: skip


def test_home_places_are_the_provinces_and_three_more():
    added = ["台湾省", "香港特别行政区", "澳门特别行政区"]
    assert labels("home_places") == labels("provinces") + added


def test_twenty_industries():
    """GB/T 4754."""
    assert "".join(codes("industries")) == "ABCDEFGHIJKLMNOPQRST"


def test_regions():
    assert labels("regions") == ["香港", "澳门", "台湾"]


@pytest.mark.parametrize("name", ASSUMED)
def test_an_assumed_list_closes_with_other(name):
    """Decisions §2: so that nobody is stuck."""
    assert labels(name)[-1].startswith("其他")


def asking() -> list[tuple[str, str, OptionList]]:
    return [
        (form.code, item.id, item.options)
        for form in load_edition("2020", 2020).forms
        for item in form.items
        if item.options and item.options.other
    ]


@pytest.mark.parametrize(("form", "item", "choices"), asking())
def test_an_other_that_asks_for_words_has_a_blank_for_them(form, item, choices):
    """F74."""
    found = [
        one for one in load_edition("2020", 2020).by_code[form].items if one.write_in_of == item
    ]
    assert [one.kind for one in found] == ["text"]
    assert choices.by_code[choices.other].label == "其他"


def test_codes_have_two_digits_unless_a_standard_says_otherwise():
    standards = {
        "countries",
        "countries_and_china",
        "countries_belt_road",
        "home_places",
        "importance",
        "industries",
    }
    plain = set(LISTS) - standards - {"provinces", "yesno"}
    odd = [
        name for name in plain if not all(re.fullmatch("[0-9]{2}", code) for code in codes(name))
    ]
    assert odd == []


def test_every_list_says_where_it_comes_from():
    assert [name for name, one in LISTS.items() if not one.source] == []
