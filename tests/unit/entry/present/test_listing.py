"""A list of records: what names one, the words below, the figures to the right."""

from dataclasses import dataclass, field
from decimal import Decimal

from istc.entry.present.listing import columns, listing
from istc.entry.present.sketch import make


@dataclass(frozen=True)
class Stored:
    id: int
    line: int
    values: dict = field(default_factory=dict)
    submitted: bool = True


def drawn(edition, code, *records, **more):
    form = edition.by_code[code]
    shape = columns(form, make(form, 2020).boxes)
    settled = {"count": len(records), "address": "/f/", "totals": {}, "wrong": {}, **more}
    return listing(shape, records, **settled)


def test_the_first_text_names_the_record(edition):
    one = Stored(7, 3, {"name": "联合样例", "type": "01", "field": "01", "funds": "1234.5"})
    found = drawn(edition, "HZ_02_005", one, totals={"funds": Decimal("1234.5")})
    [row] = found.rows
    assert found.title.id == "name"
    assert (row.title, row.number, row.address) == ("联合样例", 3, "/f/records/7/")
    assert row.figures == ("1,234.5",)
    assert " · " in row.sub
    assert found.sums == ("1,234.5",)


def test_errors_and_blanks_of_each(edition):
    found = drawn(edition, "HZ_02_005", Stored(7, 1), Stored(8, 2), wrong={8: (1, 4)}, current=7)
    assert [(row.wrong, row.missing, row.current) for row in found.rows] == [
        (0, 0, True),
        (1, 4, False),
    ]


def test_further_sums_stand_below(edition):
    found = drawn(edition, "HJ_01", Stored(1, 1), totals={"senior": Decimal(9)})
    assert found.more == (("正高职", "9"),)


def test_other_sources_are_among_the_sums_and_supplementary_items_are_not(edition):
    totals = {name: Decimal(2) for name in ("cn_local", "cn_other", "foreign_other")}
    found = drawn(edition, "HZ_05_004", Stored(1, 1), totals=totals)
    assert found.more == (("地方政府", "2"), ("其它", "2"), ("其它", "2"))
    found = drawn(edition, "HZ_02_005", Stored(1, 1), totals={"foreign_funds": Decimal(2)})
    assert found.more == ()


def test_every_form_of_records_has_something_to_call_one_by(edition):
    for form in edition.forms:
        if form.multi:
            shape = columns(form, make(form, 2020).boxes)
            assert shape.title.label
