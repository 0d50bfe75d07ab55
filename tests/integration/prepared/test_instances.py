"""Instances of a prepared query are whole: they can be changed, saved, and refused as ever."""

import pytest
from django.db.models import F
from django.db.models.signals import post_init

from istc.prepared.instances import is_plain
from istc.prepared.reading import MARKS, Prepared
from istc.units.models import Placement, Unit
from tests.builders import build_tree

pytestmark = pytest.mark.django_db

UNITS = Prepared(lambda pk: Unit.objects.filter(pk=pk), MARKS[0])
NAMED = Prepared(lambda pk: Unit.objects.filter(pk=pk).annotate(called=F("name")), MARKS[0])
NAMES = Prepared(lambda pk: Unit.objects.filter(pk=pk).values_list("name", flat=True), MARKS[0])
PAIRS = Prepared(lambda pk: Unit.objects.filter(pk=pk).values_list("pk", "name"), MARKS[0])
PLACE = Prepared(
    lambda year, unit: Placement.objects.select_related("superior").filter(year=year, unit_id=unit),
    MARKS[0],
    MARKS[1],
)


def test_a_found_unit_is_known_to_the_database_and_saves_again():
    unit = build_tree().university.unit
    found = UNITS.one(unit.pk)
    assert vars(found).keys() == vars(Unit.objects.get(pk=unit.pk)).keys()
    assert (found._state.adding, found._state.db) == (False, "default")
    found.name = "另名"
    found.save()
    assert Unit.objects.get(pk=unit.pk).name == "另名"


def test_two_rows_share_nothing():
    unit = build_tree().university.unit
    one, two = UNITS.one(unit.pk), UNITS.one(unit.pk)
    one.name = "另名"
    assert two.name == unit.name
    assert one._state is not two._state


def test_a_root_has_no_superior(django_assert_num_queries):
    province = build_tree().province
    place = PLACE.one(province.year, province.unit_id)
    with django_assert_num_queries(0):
        assert place.superior is None


def test_annotations_lists_and_pairs():
    unit = build_tree().university.unit
    assert NAMED.one(unit.pk).called == unit.name
    assert NAMES.rows(unit.pk) == [unit.name]
    assert PAIRS.rows(unit.pk) == [(unit.pk, unit.name)]


def test_a_model_that_listens_is_built_by_django():
    unit = build_tree().university.unit
    seen = []

    def hear(sender, instance, **_):
        seen.append(instance.pk)

    assert is_plain(Unit)
    post_init.connect(hear, sender=Unit)
    try:
        assert not is_plain(Unit)
        asked = Prepared(lambda pk: Unit.objects.filter(pk=pk), MARKS[0])
        assert asked.one(unit.pk) == unit
    finally:
        post_init.disconnect(hear, sender=Unit)
    assert seen == [unit.pk]


def test_only_some_fields_leave_the_others_deferred():
    unit = build_tree().university.unit
    found = Prepared(lambda pk: Unit.objects.filter(pk=pk).only("name"), MARKS[0]).one(unit.pk)
    assert found.get_deferred_fields()
    assert found.code == unit.code


def test_what_is_not_asked_for_is_refused():
    build_tree()
    named = Prepared(lambda pk: Unit.objects.filter(pk=pk).values_list("pk", named=True), MARKS[0])
    with pytest.raises(ValueError, match="not prepared for"):
        named.rows(1)
    with pytest.raises(TypeError, match="1 arguments"):
        UNITS.rows(1, 2)
