"""Columns of a table of records: all of a sheet in groups, the summary of a list."""

import pytest

from istc.definitions.load import load_edition
from istc.monitor.reading.heads import heads

EDITION = load_edition("2020", 2020)
MULTI = [form for form in EDITION.forms if form.multi]


@pytest.mark.parametrize("form", MULTI, ids=lambda form: form.code)
def test_every_multi_form_has_columns(form):
    made = heads(form)
    assert made.items
    if form.layout == "sheet":
        assert [item.id for item in made.items] == [i.id for i in form.items if i.table is None]
    elif form.summary:
        assert tuple(item.id for item in made.items) == form.summary


def test_a_country_sheet_has_its_codes_01_to_14_under_the_rows_of_the_matrix():
    """Decisions §1: one record is one country row."""
    made = heads(EDITION.by_code["HZ_02_002"])
    assert made.two_rows
    assert [item.code for item in made.items[1:]] == [f"{n:02}" for n in range(1, 15)]
    assert [group.span for group in made.groups[-2:]] == [2, 2]


def test_a_list_has_one_row_of_heads():
    assert not heads(EDITION.by_code["HZ_02_005"]).two_rows


def test_under_review_a_list_shows_what_is_in_doubt_too():
    """Screen 13: a doubt stands at its cell; cells of sub-tables have no column."""
    form = EDITION.by_code["HZ_02_005"]
    hidden = next(item.id for item in form.items if item.id not in form.summary)
    also = (hidden, form.summary[0], "nothing", "")
    assert [item.id for item in heads(form, also).items] == [*form.summary, hidden]
