"""The centre's lists laid over an edition: what reads them follows, nothing else (N08)."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from istc.checks.client import to_client
from istc.definitions import kinds
from istc.definitions.compile.edition import Compiled
from istc.definitions.load import load_edition
from istc.definitions.model import Edition, Option
from istc.definitions.overlay import overlaid

EDITION = load_edition("2020", 2020)
COUNTRIES = EDITION.lists["countries"].options


def with_countries(*more: Option, edition: Edition = EDITION) -> Edition:
    return overlaid(edition, {"countries": (*COUNTRIES, *more)}, {})


def test_a_new_country_can_be_chosen_wherever_countries_are():
    made = with_countries(Option("XK", "科索沃", marks=("belt_road 2020-",)))
    for code, item in (("HZ_02_002", "country"), ("HZ_03_005", "countries")):
        assert kinds.parse(made.by_code[code].by_id[item], "科索沃") in ("XK", ["XK"])
    with pytest.raises(kinds.Refusal):
        kinds.parse(EDITION.by_code["HZ_02_002"].by_id["country"], "科索沃")


def test_a_mark_holds_from_its_survey_year():
    """“一带一路” list by year (issue 5)."""
    andorra = replace(EDITION.lists["countries"].by_code["AD"], marks=("belt_road 2021-",))
    options = tuple(andorra if one.code == "AD" else one for one in COUNTRIES)
    signed = {
        year: "AD" in overlaid(load_edition("2020", year), {"countries": options}, {})
        .lists["countries_belt_road"].flagged("belt_road")
        for year in (2019, 2020, 2021)
    }  # fmt: skip
    assert signed == {2019: False, 2020: False, 2021: True}


def test_the_rule_about_signatories_follows_the_list():
    """HZ_03_005, HZ_03_006: in the browser as on the server."""
    bare = tuple(replace(one, marks=()) for one in COUNTRIES)
    made = overlaid(EDITION, {"countries": bare}, {}).by_code["HZ_03_005"]
    asked = to_client(made)["rules"][0]["tree"][2][1][2:]
    assert sorted(asked) == sorted(one.code for one in COUNTRIES)


def test_only_forms_that_read_the_list_are_made_anew():
    made = with_countries(Option("XK", "科索沃"))
    anew = [one.code for one, was in zip(made.forms, EDITION.forms, strict=True) if one is not was]
    reading = [
        form.code for form in EDITION.forms
        if any(item.options and item.options.id.startswith("countries") for item in form.items)
    ]  # fmt: skip
    assert anew == reading
    assert all(made.by_code[code].digest != EDITION.by_code[code].digest for code in anew)
    assert made.digest != EDITION.digest


def test_the_same_lists_give_the_same_edition():
    made = overlaid(EDITION, {"countries": COUNTRIES}, {})
    assert (made.digest, made.lists) == (EDITION.digest, EDITION.lists)


def test_no_code_is_lost_that_the_edition_has():
    """A later edition's new option stands last, after the centre's."""
    made = overlaid(EDITION, {"countries": COUNTRIES[:3]}, {})
    codes = [one.code for one in made.lists["countries"].options]
    assert sorted(codes) == sorted(one.code for one in COUNTRIES)


@pytest.mark.parametrize("name", ["unit_types", "provinces", "nowhere", "countries_belt_road"])
def test_printed_and_drawn_lists_are_left_alone(name: str):
    assert overlaid(EDITION, {name: (Option("x", "某"),)}, {}).lists == EDITION.lists


def test_a_register_names_its_version_in_the_form_that_looks_into_it():
    """So that findings kept with the form's digest are judged again."""
    made = overlaid(EDITION, {}, {"journals": "2-ab"})
    anew = [one.code for one, was in zip(made.forms, EDITION.forms, strict=True) if one is not was]
    assert anew == ["HZ_03_004"]
    assert made.by_code["HZ_03_004"].by_id["issn"].register_version == "2-ab"


Small = Callable[..., Compiled]


def test_every_sort_of_block_follows(small: Small):
    """Ticks with a write-in, a scale, a sub-table, and counts with dicts of write-ins."""
    colours = (
        "title: 颜色\norigin: assumed\nmaintained: true\nother: '09'\n"
        "options: [['01', 红], ['09', 其他]]\n"
    )
    body = """
  - checklist: {id: hues, label: 颜色, list: colours, max: 2, write_in: {label: 请说明}}
  - likert: {id: p, question: 问, scale: colours, rows: [{id: a, label: 甲}]}
  - table: {id: t, heading: 表, items: [{id: c, label: 色, kind: choice, list: colours}]}
  - counts:
      id: k
      title: 数
      unit: 个
      columns: [{id: all, label: 累计}]
      totals: [{id: k_all, label: 共}]
      groups:
        - {id: g, label: 分, rows: [{id: r, label: 其它, write_in: {label: 名, counted: true}}]}
"""
    edition = small(body, lists__colours=colours).edition
    made = overlaid(edition, {"colours": (Option("02", "黄"),)}, {})
    ticks, likert, table, counts = made.forms[0].blocks
    assert [one.code for one in ticks.item.options.options] == ["02", "01", "09"]
    assert likert.scale is likert.rows[0].item.options is table.items[0].options
    assert counts is edition.forms[0].blocks[3]
