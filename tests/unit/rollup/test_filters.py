"""A filter in the address: read strictly, written back the same (F57, N39)."""

from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istc.definitions.load import load_edition
from istc.rollup import conditions
from istc.rollup.conditions import Condition, ops_of, words
from istc.rollup.filters import STATES, Filter, FilterRefused, Known, parse
from istc.rollup.fitting import fit

EDITION = load_edition("2020")
KNOWN = Known(years={2018, 2019, 2020}, provinces={"11", "32"}, types={"01", "02"})
FORM = next(
    form for form in EDITION.forms
    if {"money", "choice", "text"} <= {item.kind for item in form.items}
)  # fmt: skip
MONEY = next(item for item in FORM.items if item.kind == "money")
CHOICE = next(item for item in FORM.items if item.kind == "choice")


def params(address: str) -> dict[str, list[str]]:
    return parse_qs(address, keep_blank_values=True)


FILTERS = st.builds(
    Filter,
    years=st.sets(st.sampled_from([2018, 2019, 2020]), min_size=1).map(
        lambda years: tuple(sorted(years, reverse=True))
    ),
    unit=st.none() | st.integers(1, 10**9),
    name=st.sampled_from(["", "大学 研究", "jnlg", "a&b=c", "50%"]),
    province=st.sampled_from(["", "32"]),
    type=st.sampled_from(["", "02"]),
    level=st.sampled_from([None, 1, 3]),
    below=st.booleans(),
    states=st.sets(st.sampled_from(STATES)).map(lambda s: tuple(x for x in STATES if x in s)),
    columns=st.sampled_from([(), (MONEY.id,)]),
    sort=st.sampled_from(["", "unit", f"-{MONEY.id}"]),
    page=st.integers(1, 10**6),
    view=st.sampled_from(["", "records"]),
    item=st.sampled_from(["", MONEY.id, "records"]),
    at=st.sampled_from(["", "own3", "12"]),
    open=st.sampled_from([(), (3, 4)]),
    where=st.sampled_from([(), (Condition(MONEY.id, "ge", ("12.5",)),)]),
)


@given(FILTERS)
def test_an_address_says_the_whole_filter(flt):
    found = params(flt.address())
    assert fit(parse(found, 2020, KNOWN), FORM, found.get("where", [])) == flt


@given(st.dictionaries(
    st.sampled_from(["year", "unit", "name", "province", "type", "level", "below", "state", "page",
                     "view", "open", "sort", "item", "at", "where", "col"]),
    st.lists(st.text(max_size=80), max_size=3),
))  # fmt: skip
def test_whatever_is_typed_is_read_or_refused(typed):
    problems: tuple[str, ...] = ()
    try:
        fit(parse(typed, 2020, KNOWN), FORM, typed.get("where", []))
    except FilterRefused as refused:
        problems = refused.problems
    assert all(problem.endswith("。") for problem in problems)


def test_too_many_years():
    known = Known(years=set(range(2000, 2020)), provinces=(), types=())
    with pytest.raises(FilterRefused, match="最多 6 个"):
        parse({"year": [str(year) for year in range(2000, 2010)]}, 2019, known)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        (f"{MONEY.id}:ge:１，２３４.50", ("1234.5",)),
        (f"{MONEY.id}:eq:0", ("0",)),
        (f"{MONEY.id}:blank", ()),
        (f"{CHOICE.id}:in:{CHOICE.options.options[0].code}", (CHOICE.options.options[0].code,)),
    ],
)
def test_values_are_read_as_a_reporter_types_them(text, stored):
    found, problems = conditions.parse(FORM, [text])
    assert problems == []
    assert found[0].values == stored


def test_too_many_conditions():
    _, problems = conditions.parse(FORM, [f"{MONEY.id}:ge:{n}" for n in range(9)])
    assert problems == ["条件共 9 个，最多 8 个。去掉多余的。"]


def test_conditions_in_words():
    option = CHOICE.options.options[0]
    told = words(FORM, Condition(CHOICE.id, "in", (option.code,)))
    assert told == f"{CHOICE.name} 属于 {option.label}"
    assert words(FORM, Condition(MONEY.id, "blank")) == f"{MONEY.name} 未填"


def test_a_sub_table_is_asked_only_for_equal_cells():
    form = next(form for form in EDITION.forms if form.multi and form.tables)
    for item in form.items:
        if item.table:
            assert set(ops_of(item)) <= {"eq", "in"}
