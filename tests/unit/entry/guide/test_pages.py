"""The pages of the guide hold the whole questionnaire (F26, F42, F86)."""

from itertools import pairwise

import pytest

from istc.definitions.load import load_edition
from istc.definitions.model import Edition
from istc.entry.guide import pages


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition("2020")


def test_the_directory_holds_every_form_once_by_part(edition: Edition):
    parts = pages.directory(edition)
    assert [part.number for part in parts] == [part.number for part in edition.parts]
    codes = [line.code for part in parts for line in part.forms]
    assert codes == [form.code for form in edition.forms]


def test_it_says_who_fills_in_and_how_many(edition: Edition):
    lines = {line.code: line for part in pages.directory(edition) for line in part.forms}
    for form in edition.forms:
        assert lines[form.code].record == ("多条" if form.multi else "一张")
        assert lines[form.code].who == (form.applies_note or pages.EVERYONE)


def test_a_page_holds_every_item_list_and_relation(edition: Edition):
    for form in edition.forms:
        page = pages.form_guide(edition, form)
        told = [line.id for group in page.groups for line in group.lines]
        assert told == [item.id for item in form.items]
        assert {found.id for found in page.lists} == {i.options.id for i in form.items if i.options}
        assert len(page.relations) == len(form.rules)
        assert len(page.says) == len(form.instructions)


def test_neighbours(edition: Edition):
    first = pages.form_guide(edition, edition.forms[0])
    last = pages.form_guide(edition, edition.forms[-1])
    assert (first.before, last.after) == (None, None)
    assert first.after is not None
    assert first.after.code == edition.forms[1].code


def test_headers_shared_by_items_are_told_once(edition: Edition):
    form = next(f for f in edition.forms if any(len(i.path) > 1 for i in f.items))
    lines = [line for group in pages.form_guide(edition, form).groups for line in group.lines]
    told = [line.path for line in lines if line.path]
    assert told
    assert all(a != b for a, b in pairwise(told))
