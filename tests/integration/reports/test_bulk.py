"""What is written past the ORM reads back as the ORM would have written it."""

import pytest

from istc.reports.models import Record
from istc.reports.writing import bulk

VALUES = [
    {},
    {"name": '引号"、反斜线\\、换行\n、制表\t、%s', "funds": "3"},
    {"funds": "4", "name": "😀\x7f\u2028"},
    {"name": "清单", "topics": ["01", "02"], "ages": [{"persons": "3"}]},
]


@pytest.mark.parametrize("many", [1, bulk.AT_ONCE])
def test_records_read_back_as_they_were(desk, many):
    desk.add("R_04", name="A", topics=["01"], funds="1", joint="0")
    pattern = Record(report=desk.report("R_04"), updated_by_name="甲")
    made = bulk.like(pattern, len(VALUES) * many)
    for place, (record, number) in enumerate(zip(made, bulk.reserve(len(made)), strict=True)):
        record.id, record.values = number, VALUES[place % len(VALUES)]
        record.stamps = {"name": place}
    bulk.insert(made)
    stored = Record.objects.in_bulk([one.pk for one in made])
    assert [stored[one.pk].values for one in made] == VALUES * many
    assert [stored[one.pk].stamps["name"] for one in made] == list(range(len(made)))
