"""The database holds the invariants of units, accounts and the tree (N31, style habit 10)."""

import pytest
from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import ProtectedError

from istc.units.models import Account, Placement, Unit
from tests.builders import build_account, build_centre, build_place, build_unit

pytestmark = pytest.mark.django_db


def refused(make) -> bool:
    try:
        with transaction.atomic():
            make()
    except (IntegrityError, DataError):
        return True
    return False


def test_a_user_name_is_taken_whatever_the_case():
    build_centre("admin")
    assert refused(lambda: Account.objects.open("ADMIN "))
    assert refused(lambda: Account(username="Admin2", is_centre=True).save())
    assert Account.objects.get_by_natural_key(" ＡＤＭＩＮ ").username == "admin"


def test_an_account_is_of_a_unit_or_of_the_centre_never_both_or_neither():
    unit = Unit.objects.create(code="u", name="u")
    assert refused(lambda: Account(username="aa", unit=unit, is_centre=True).save())
    assert refused(lambda: Account(username="bb").save())


def test_a_unit_has_one_account():
    unit = build_unit("u")
    assert refused(lambda: build_account("second", unit=unit))


@pytest.mark.parametrize("fields", [{"code": "", "name": "x"}, {"code": "x", "name": ""}])
def test_a_unit_is_named(fields):
    assert refused(lambda: Unit.objects.create(**fields))


@pytest.mark.parametrize(
    "change",
    [
        {"level": 0},
        {"level": 4, "path": "0000000001." * 4},
        {"level": 2},
        {"path": "0000000001.0000000002."},
        {"path": "0000000001.000"},
    ],
    ids=["level 0", "level 4", "level 2 without superior", "path too deep", "path torn"],
)
def test_a_place_at_level_1_cannot_lie_about_its_level(change):
    unit = Unit.objects.create(code="u", name="u")
    good = {"year": 2020, "unit": unit, "path": "0000000001.", "level": 1, "name": "u"}
    assert refused(lambda: Placement.objects.create(**{**good, **change}))
    assert not refused(lambda: Placement.objects.create(**good))


def test_level_1_has_no_superior():
    above = build_place("a")
    unit = Unit.objects.create(code="u", name="u")
    assert refused(
        lambda: Placement.objects.create(
            year=2020, unit=unit, superior=above, path="0000000099.", level=1, name="u"
        )
    )


def test_the_third_level_right_is_for_level_1_only():
    above = build_place("a", third_level=True)
    assert refused(lambda: build_place("b", superior=above, third_level=True))


def test_a_unit_stands_once_in_a_year_and_a_path_is_used_once():
    place = build_place("a")
    other = Unit.objects.create(code="u", name="u")
    again = {"year": 2020, "level": 1, "name": "u"}
    assert refused(lambda: Placement.objects.create(unit=other, path=place.path, **again))
    assert refused(lambda: Placement.objects.create(unit=place.unit, path="0000000099.", **again))
    assert not refused(
        lambda: Placement.objects.create(unit=place.unit, path=place.path, **again | {"year": 2021})
    )


def test_a_unit_with_data_of_any_year_is_not_deleted():
    """N32: it is closed instead."""
    place = build_place("a")
    with pytest.raises(ProtectedError):
        place.unit.delete()


def test_paths_compare_by_bytes():
    """Under a locale's collation a range of paths would tear."""
    with connection.cursor() as cursor:
        columns = {
            column.name: column.collation
            for column in connection.introspection.get_table_description(
                cursor, Placement._meta.db_table
            )
        }
    assert columns["path"] == ("C" if connection.vendor == "postgresql" else None)


def test_facts_are_what_rules_ask_about_a_unit():
    place = build_place("a", type="02", province="32", category="province")
    assert place.facts == {
        "type": "02", "province": "32", "category": "province", "level": "1",
    }  # fmt: skip
    assert place.level_words == "一级"
    assert str(place) == "2020 a"


def test_sessions_prove_the_password_and_the_count_of_sign_outs(settings):
    account = build_centre()
    before = account.get_session_auth_hash()
    account.sign_outs += 1
    assert account.get_session_auth_hash() != before
    account.sign_outs -= 1
    assert account.get_session_auth_hash() == before
    account.set_password("Other-2468-words")
    assert account.get_session_auth_hash() != before
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "rotated" * 10
    assert list(account.get_session_auth_fallback_hash()) != [account.get_session_auth_hash()]
