"""What a refused value could be meant for (F46, N22)."""

import pytest

from istc.intake.suggest import suggest
from tests.workbooks.cases import form

FORM = form("HZ_02_007")


@pytest.mark.parametrize(
    ("item", "typed", "offered"),
    [
        ("signed_on", "43895", ("2020-03-05",)),
        ("signed_on", "2020-03-05 12:30:00", ("2020-03-05",)),
        ("signed_on", "2020 3 5", ("2020-03-05",)),
        ("signed_on", "2020-13-05", ()),
        ("signed_on", "20/3/5", ()),
        ("signed_on", "三月", ()),
        ("term", "5年", ("5",)),
        ("term", "-5年", ()),
        ("term", "5至6年", ()),
        ("type", "政府间合作协议", ("01 政府间协议",)),
        ("name", "x", ()),
    ],
)
def test_the_nearest_or_nothing(item, typed, offered):
    assert suggest(FORM.by_id[item], typed) == offered
