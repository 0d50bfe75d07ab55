"""Stored totals are asked for by statements with room for 1, 4, 16 or 64 forms."""

from decimal import Decimal

import pytest

from istc.reports.models import Total
from istc.reports.stored import totals

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("count", [1, 2, 4, 5, 17, 64])
def test_all_forms_in_one_query(desk, count, django_assert_num_queries):
    key = desk.key("R_02")
    codes = [f"F_{number:02}" for number in range(70)]
    Total.objects.bulk_create(
        Total(round=key.round, unit_id=key.placement.unit_id, form=code, item="a",
              value=Decimal(number), filled=1)
        for number, code in enumerate(codes)
    )  # fmt: skip
    with django_assert_num_queries(1):
        found = list(totals(key.placement.unit_id, (2020, 2019), codes[:count]))
    assert sorted(found) == [
        (key.round.year, code, "a", Decimal(number), 1) for number, code in enumerate(codes[:count])
    ]


def test_more_than_there_is_room_for(desk, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert list(totals(1, (2020, 2019), [f"F_{number}" for number in range(65)])) == []


def test_blank_totals_of_other_units_and_no_forms(desk, django_assert_num_queries):
    key = desk.key("R_02")
    Total.objects.create(
        round=key.round, unit_id=key.placement.unit_id, form="F", item="a", value=0, filled=0
    )
    assert list(totals(key.placement.unit_id, (2020, 2019), ["F"])) == []
    with django_assert_num_queries(0):
        assert list(totals(key.placement.unit_id, (2020, 2019), [])) == []
