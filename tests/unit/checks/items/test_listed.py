"""C108 and C109: journals written by hand against the register (F75, decisions §2)."""

import pytest

from istc.checks.needs import stands_alone
from istc.checks.run import Entry, Known, check_entry, check_form
from tests.unit.checks.builders import form, item

LISTED = {"registers": {"journals": {"0028-0836": "nature", "1476-4687": "nature"}}}
AROUND = Known(2020, **LISTED)


def looked_up(column: str, kind: str = "text", version: str = "1-a", **more):
    more.setdefault("required", False)
    return item(column, kind, register=f"journals.{column}", register_version=version, **more)


SHAPE = form(looked_up("title"), looked_up("issn", "issn"), record="multi")


def told(values, shape=SHAPE, around=AROUND, **more) -> list[tuple[str, str, str | None]]:
    found = check_entry(shape, Entry(1, values, **more), around)
    return [(one.code, one.level, one.item) for one in found]


@pytest.mark.parametrize("title", ["Nature", "NATURE", "nature", "Ｎａｔｕｒｅ"])
@pytest.mark.parametrize("issn", ["0028-0836", "1476-4687"])
def test_a_journal_of_the_register(title, issn):
    assert told({"title": title, "issn": issn}) == []


def test_a_number_that_is_not_in_the_register_is_told_and_stays():
    values = {"title": "新刊", "issn": "0317-8471"}
    assert told(values) == told(values, fresh=True) == [("C108", "hint", "issn")]
    (found,) = check_entry(SHAPE, Entry(1, values), AROUND)
    assert found.sentence == (
        "ISSN “0317-8471”不在SCI期刊名录中。核对刊号；确属名录所列范围的可以保留。"
    )


def test_another_title_asks_for_a_reason_that_hangs_on_both():
    values = {"title": "Science", "issn": "0028-0836"}
    assert told(values) == [("C109", "verify", "title")]
    (found,) = check_entry(SHAPE, Entry(1, values), AROUND)
    assert found.reads == (("title", "Science"), ("issn", "0028-0836"))
    (other,) = check_entry(SHAPE, Entry(1, {**values, "issn": "1476-4687"}), AROUND)
    assert found.fingerprint != other.fingerprint


@pytest.mark.parametrize("values", [{}, {"title": "Nature"}, {"issn": "0028-0836"}])
def test_a_blank_is_for_others_to_tell(values):
    assert told(values) == []


def test_without_a_register_nothing_is_told():
    shape = form(looked_up("title", version=""), looked_up("issn", "issn", version=""))
    assert told({"title": "x", "issn": "0317-8471"}, shape) == []
    assert told({"title": "x", "issn": "0317-8471"}, form(item("issn", "issn"))) == []


def test_a_number_alone_and_in_the_rows_of_a_sub_table():
    alone = form(looked_up("issn", "issn"))
    assert told({"issn": "0317-8471"}, alone) == [("C108", "hint", "issn")]
    rows = form(item("a"), tables={"t": (looked_up("title"), looked_up("issn", "issn"))})
    values = {"a": "1", "t": [{"issn": "0028-0836"}, {"title": "x", "issn": "0317-8471"}]}
    (found,) = check_form(rows, [Entry(1, values)], AROUND)
    assert (found.code, found.table, found.row) == ("C108", "t", 1)


def test_such_a_form_does_not_stand_alone():
    """What a preview judged without the register is judged again when it is stored."""
    assert not stands_alone(SHAPE)
    assert not stands_alone(form(item("a"), tables={"t": (looked_up("issn", "issn"),)}))
    assert stands_alone(form(looked_up("issn", "issn", version="")))
