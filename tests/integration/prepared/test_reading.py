"""A prepared queryset gives what the queryset itself gives (speed of the form page)."""

from threading import Thread

import pytest
from django.db import connection
from django.db.models import F

from istc.prepared.reading import MARKS, Prepared
from istc.units.models import Account, Placement
from tests.builders import build_tree

pytestmark = pytest.mark.django_db

PLACES = Prepared(
    lambda year, path: (
        Placement.objects.select_related("superior", "unit")
        .filter(year=year, path__gte=path)
        .order_by("path")
    ),
    MARKS[0],
    "<path>",
)


def test_the_same_rows_for_any_arguments(django_assert_num_queries):
    tree = build_tree()
    for path in ("", tree.university.path, tree.bureau.path):
        plain = list(PLACES._build(2020, path))
        with django_assert_num_queries(1):
            assert PLACES.rows(2020, path) == plain
        assert [place.superior for place in PLACES.rows(2020, path)] == [
            place.superior for place in plain
        ]
    assert PLACES.rows(2019, "") == []


def test_values_are_converted_as_ever():
    build_tree()
    asked = Prepared(
        lambda pk: Account.objects.filter(pk__gte=pk).values("username", at=F("created_at")),
        MARKS[0],
    )
    assert asked.rows(0) == list(asked._build(0))


def test_one_or_nothing():
    tree = build_tree()
    assert PLACES.one(2020, tree.bureau.path) is not None
    assert PLACES.one(1999, "") is None


def test_marks_that_cannot_be_told_apart_are_refused():
    with pytest.raises(ValueError, match="differ"):
        Prepared(lambda a, b: Placement.objects.filter(year=a, unit_id=b), 7, 7)


def test_each_connection_compiles_its_own():
    build_tree()
    PLACES.rows(2020, "")
    assert PLACES in connection._istc_prepared
    seen = []

    def elsewhere():
        seen.append("_istc_prepared" in connection.__dict__)
        connection.close()

    thread = Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert seen == [False]
