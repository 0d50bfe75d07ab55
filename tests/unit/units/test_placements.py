"""The tree of a year: made, carried over, renamed (F29, N28, N29, N32)."""

import pytest

from istc.audit.models import Event
from istc.units import placements
from istc.units.models import Placement, Unit
from tests import people
from tests.builders import build_place, build_tree, close

pytestmark = pytest.mark.django_db


def test_a_place_takes_path_level_name_and_category_from_where_it_is_put():
    tree = build_tree()
    path = f"{tree.province.unit_id:010d}.{tree.university.unit_id:010d}."
    assert (tree.university.path, tree.university.level) == (path, 2)
    assert tree.college.path == f"{path}{tree.college.unit_id:010d}."
    assert (tree.university.name, tree.university.category) == ("江宁理工大学", "province")
    assert list(Placement.objects.filter(year=2020).under(tree.university.path)) == [
        tree.university, tree.college, tree.laboratory,
    ]  # fmt: skip


def test_the_tree_is_carried_over_with_todays_names_and_without_closed_units():
    tree = build_tree(2020)
    Unit.objects.filter(pk=tree.college.unit_id).update(name="江宁理工大学微电子学院")
    assert placements.carry_over(source=2020, target=2021) == 8
    copied = {place.unit_id: place for place in Placement.objects.filter(year=2021)}
    assert tree.closed.unit_id not in copied
    college, university = copied[tree.college.unit_id], copied[tree.university.unit_id]
    assert (college.superior, college.path) == (university, tree.college.path)
    assert college.name == "江宁理工大学微电子学院"
    assert Placement.objects.get(pk=tree.college.pk).name == "江宁理工大学电信学院"
    assert copied[tree.province.unit_id].third_level
    assert university.facts == tree.university.facts


def test_a_closed_unit_with_open_ones_below_it_comes_along_closed():
    tree = build_tree(2020)
    close(tree.university)
    placements.carry_over(source=2020, target=2021)
    copy = Placement.objects.get(year=2021, unit=tree.university.unit)
    assert copy.closed
    assert copy.subordinates.count() == 2


def test_a_year_that_has_a_tree_keeps_it():
    build_tree(2020)
    only = build_place("zz", year=2021)
    assert placements.carry_over(source=2020, target=2021) == 0
    assert list(Placement.objects.filter(year=2021)) == [only]


def test_carrying_over_costs_the_same_for_any_number_of_units(django_assert_num_queries):
    build_tree(2020)
    with django_assert_num_queries(7):  # asked, read, three levels, and the transaction's two
        placements.carry_over(source=2020, target=2021)


def rename(tree, name, years=(2020,)):
    unit = Unit.objects.get(pk=tree.university.unit_id)
    actor = people.actor(tree.account("university"))
    placements.rename(actor=actor, unit=unit, name=name, years=years)


def test_a_new_name_counts_for_today_and_for_the_given_years_only():
    tree = build_tree(2020)
    placements.carry_over(source=2020, target=2021)
    rename(tree, " 江宁  理工大学 ", years=[2021])
    names = dict(Placement.objects.filter(unit=tree.university.unit).values_list("year", "name"))
    assert names == {2020: "江宁理工大学", 2021: "江宁 理工大学"}
    row = Event.objects.get(action="unit.rename")
    assert (row.before, row.after) == ({"name": "江宁理工大学"}, {"name": "江宁 理工大学"})


@pytest.mark.parametrize("name", ["", "  ", "大" * 101, "江宁\x00大学", "江宁\u202e大学"])
def test_a_name_that_cannot_be_taken(name):
    tree = build_tree(2020)
    with pytest.raises(placements.NameRefused):
        rename(tree, name)
    assert Unit.objects.get(pk=tree.university.unit_id).name == "江宁理工大学"


def test_the_same_name_again_is_no_change():
    rename(build_tree(2020), "江宁理工大学")
    assert not Event.objects.exists()


def test_facts_that_the_unit_gave_itself():
    place = build_place("a", type="02", province="32")
    assert placements.set_facts(place=place, province="11", type="03")
    assert not placements.set_facts(place=place, province="11", type="03")
    place.refresh_from_db()
    assert (place.province, place.type) == ("11", "03")
