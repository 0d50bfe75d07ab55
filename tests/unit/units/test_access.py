"""The one door: every relation between who asks and whom it is about (F16, N30)."""

import json

import pytest
from django.http import Http404, HttpResponse

from istc.units import access
from istc.units.models import Placement
from istc.units.placements import carry_over
from tests import people
from tests.builders import Tree, build_tree

pytestmark = pytest.mark.django_db

# Who asks -> whom it may see. Everything not named is out of sight.
SEES = {
    "centre": "province university college laboratory institute workshop closed ministry bureau",
    "province": "province university college laboratory institute workshop closed",
    "university": "university college laboratory",
    "college": "college",
    "institute": "institute workshop",
    "workshop": "workshop",
    "ministry": "ministry bureau",
    "bureau": "bureau",
}
EVERYBODY = SEES["centre"].split()


@pytest.fixture
def tree() -> Tree:
    return build_tree()


@pytest.mark.parametrize("who", SEES)
def test_a_unit_sees_itself_and_what_is_below_it(tree, who):
    request = people.request(tree.account(who))
    seen = [name for name in EVERYBODY if _opens(request, getattr(tree, name))]
    assert seen == [name for name in EVERYBODY if name in SEES[who].split()]


def _opens(request, place: Placement) -> bool:
    try:
        return access.visible(request, 2020, place.unit_id) == place
    except Http404:
        return False


@pytest.mark.parametrize("who", SEES)
def test_below_lists_what_visible_opens(tree, who):
    actor = people.actor(tree.account(who))
    wanted = {getattr(tree, name) for name in SEES[who].split()}
    assert set(access.below(actor, 2020)) == wanted
    itself = set() if who == "centre" else {getattr(tree, who)}
    assert set(access.below(actor, 2020, itself=False)) == wanted - itself


def test_below_comes_in_the_order_of_the_tree(tree):
    found = [place.path for place in access.below(people.actor(tree.centre), 2020)]
    assert found == sorted(found)


def test_out_of_sight_answers_as_what_does_not_exist(tree):
    request = people.request(tree.account("university"))
    with pytest.raises(Http404) as hidden:
        access.visible(request, 2020, tree.institute.unit_id)
    with pytest.raises(Http404) as missing:
        access.visible(request, 2020, 999_999)
    assert str(hidden.value) == str(missing.value)


def test_another_year_has_a_tree_of_its_own(tree):
    carry_over(source=2020, target=2021)
    Placement.objects.filter(year=2021, unit=tree.college.unit).delete()
    request = people.request(tree.account("province"))
    assert access.visible(request, 2021, tree.university.unit_id).year == 2021
    with pytest.raises(Http404):
        access.visible(request, 2021, tree.college.unit_id)
    with pytest.raises(Http404):
        access.visible(request, 2019, tree.province.unit_id)


@pytest.mark.parametrize("who", [name for name in SEES if name != "centre"])
def test_own_is_the_units_own_place(tree, who):
    request = people.request(tree.account(who))
    assert access.own(request, 2020) == getattr(tree, who)
    with pytest.raises(Http404):
        access.own(request, 2019)


def test_the_centre_has_no_place_of_its_own(tree):
    with pytest.raises(Http404):
        access.own(people.request(tree.centre), 2020)


def test_nobody_signed_in_gets_nothing_even_past_the_door(tree):
    with pytest.raises(Http404):
        access.own(people.request(), 2020)
    with pytest.raises(Http404):
        access.visible(people.request(), 2020, tree.province.unit_id)


def test_own_is_asked_of_the_database_once(tree, django_assert_num_queries):
    request = people.request(tree.account("university"))
    with django_assert_num_queries(1):
        place = access.own(request, 2020)
        assert access.own(request, 2020) is place
        assert access.visible(request, 2020, place.unit_id).superior.name == tree.province.name


def test_below_costs_the_same_however_many_there_are(tree, django_assert_num_queries):
    for who in ("province", "institute"):
        actor = people.actor(tree.account(who))
        with django_assert_num_queries(2):
            list(access.below(actor, 2020))


# The decorators


def page(request, *args):
    return HttpResponse("in")


def test_anonymous_is_sent_to_sign_in_and_back(tree):
    answer = access.signed_in(page)(people.request(path="/2020/guide/?q=a&b=c"))
    assert answer.status_code == 302
    assert answer["Location"] == "/login/?next=%2F2020%2Fguide%2F%3Fq%3Da%26b%3Dc"


@pytest.mark.parametrize("headers", [{"HX-Request": "true"}, {"Accept": "application/json"}])
def test_a_script_whose_session_ended_is_told_so(headers):
    answer = access.signed_in(page)(people.request(**headers))
    assert answer.status_code == 401
    assert json.loads(answer.content) == {"error": access.EXPIRED, "to": "/login/"}


def test_an_initial_password_opens_nothing_but_its_change(tree):
    account = tree.account("university")
    account.must_change_password = True
    account.save()
    answer = access.signed_in(page)(people.request(account, path="/2020/"))
    assert (answer.status_code, answer["Location"]) == (302, "/password/?next=%2F2020%2F")
    script = access.signed_in(page)(people.request(account, Accept="application/json"))
    assert (script.status_code, json.loads(script.content)["to"]) == (403, "/password/")
    assert access.signed_in_anyhow(page)(people.request(account)).content == b"in"


def test_pages_of_the_centre_do_not_exist_for_others(tree):
    guarded = access.centre_only(page)
    assert guarded(people.request(tree.centre)).content == b"in"
    with pytest.raises(Http404):
        guarded(people.request(tree.account("province")))
    assert guarded(people.request()).status_code == 302


def test_public_pages_are_open():
    assert access.public(page)(people.request()).content == b"in"


def test_after_an_expired_post_one_comes_back_to_the_home_page():
    request = people.request(path="/2020/forms/X/save/")
    request.method = "POST"
    assert access.signed_in(page)(request)["Location"] == "/login/?next=%2F"
