"""Lists: marks that hold in the survey year, lists drawn from another one (N08)."""

from collections.abc import Callable

import pytest

from istc.definitions.compile.edition import Compiled
from istc.definitions.lint import flags
from istc.definitions.model import OptionList

BODY = """\
  - fields: {items: [{id: one, label: 一, kind: choice, list: places},
      {id: two, label: 二, kind: choices, list: first_places}]}
"""
PLACES = """\
title: 地方
origin: assumed
maintained: true
flags: {member: 成员}
options:
  - ["A", 甲地]
  - {code: "B", label: 乙地, flags: [member]}
  - {code: "C", label: 丙地, flags: [member 2021-]}
"""
DRAWN = """\
title: 成员在前
origin: assumed
of: places
first: {flag: member, group: 成员, others: 其他}
"""
Small = Callable[..., Compiled]


def lists(small: Small, places: str = PLACES, drawn: str = DRAWN) -> dict[str, OptionList]:
    made = small(BODY, lists__places=places, lists__first_places=drawn)
    assert made.problems == []
    return made.edition.lists


def test_a_flag_holds_from_its_year_on(small: Small):
    places = lists(small)["places"]
    assert places.maintained
    assert (places.flagged("member"), places.flagged("member", has=False)) == (("B",), ("A", "C"))
    later = lists(small, PLACES.replace("2021-", "-2020"))["places"]
    assert later.flagged("member") == ("B", "C")


def test_a_drawn_list_puts_the_flagged_first_under_their_heading(small: Small):
    drawn = lists(small)["first_places"]
    assert [(one.code, one.group) for one in drawn.options] == [
        ("B", "成员"), ("A", "其他"), ("C", "其他")
    ]  # fmt: skip
    assert (drawn.of, drawn.flags, drawn.maintained) == ("places", {"member": "成员"}, False)


def test_a_drawn_list_may_have_options_ahead(small: Small):
    own = "title: 加\norigin: assumed\nof: places\noptions: [[X, 本地]]\n"
    drawn = lists(small, drawn=own)["first_places"]
    assert [one.code for one in drawn.options] == ["X", "A", "B", "C"]
    drawn = lists(small, drawn=own + DRAWN[DRAWN.index("first") :])["first_places"]
    assert [one.code for one in drawn.options] == ["X", "B", "A", "C"]


def test_a_code_ahead_is_not_one_of_the_base(small: Small):
    own = "title: 加\norigin: assumed\nof: places\noptions: [[A, 本地]]\n"
    made = small(BODY, lists__places=PLACES, lists__first_places=own)
    assert [one.message for one in flags.check(made)] == [
        "list 'first_places' repeats a code of 'places'"
    ]


def test_a_list_drawn_from_nothing_is_empty(small: Small):
    made = small(BODY, lists__places=PLACES, lists__first_places=DRAWN.replace("of: p", "of: q"))
    assert made.edition.lists["first_places"].options == ()


@pytest.mark.parametrize(
    ("places", "words"),
    [
        (DRAWN.replace("of: places\n", ""), "a list has `options`"),
        ("title: 空\norigin: assumed\n", "a list has `options`"),
        ("title: 空\norigin: assumed\nof: places\n", "differs from it"),
        (PLACES + "of: places\n", "marked and maintained there"),
        (DRAWN + "maintained: true\n", "marked and maintained there"),
        (DRAWN + "other: a\n", "marked and maintained there"),
        (DRAWN + "flags: {a: 甲}\n", "marked and maintained there"),
        (PLACES.replace("2021-", "twenty"), "pattern"),
    ],
)
def test_a_list_is_written_in_one_of_two_ways(small: Small, places: str, words: str):
    made = small(BODY, lists__places=PLACES, lists__first_places=places)
    (first, *_) = [one for one in made.problems if one.file == "lists/first_places.yaml"]
    assert (first.code, words in first.message) == ("Q003", True), first
