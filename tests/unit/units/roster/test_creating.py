"""A checked roster becomes units, places and accounts in one piece (N02, N03)."""

import csv
import stat

import pytest
from django.db import IntegrityError

from istc.audit.models import Event
from istc.units.models import Account, Placement, Unit
from istc.units.roster import creating, slips
from istc.units.roster.known import Lists, known, spellings
from istc.units.roster.rows import Row
from tests.builders import build_tree

LISTS = Lists(province=spellings({"32": "江苏省"}), type=spellings({"02": "高校"}))
ROWS = [
    Row(2, "gd_x", "某学院", "gd"),
    Row(3, "gd", "某省科技厅", province="江苏省", category="province", third_level="是"),
    Row(4, "gd_a", "某学院一系", "gd_x", type="高校"),
]


def create(rows=None, **more):
    return creating.create(rows or ROWS, year=2020, known=known(2020), lists=LISTS, **more)


@pytest.mark.django_db
def test_units_stand_under_their_superiors_and_can_sign_in_with_their_slip():
    made = create()
    assert [(slip.username, slip.level) for slip in made] == [("gd_x", 2), ("gd", 1), ("gd_a", 3)]
    deepest = Placement.objects.get(unit__code="gd_a")
    assert deepest.superior.superior.unit.code == "gd"
    assert (deepest.type, deepest.category) == ("02", "province")
    first = Placement.objects.get(unit__code="gd")
    assert (first.province, first.third_level, first.path) == (
        "32", True, f"{first.unit_id:010d}.",
    )  # fmt: skip
    for slip in made:
        account = Account.objects.get(username=slip.username)
        assert account.check_password(slip.password)
        assert account.must_change_password
    assert len({slip.password for slip in made}) == 3


@pytest.mark.django_db
def test_units_are_added_below_those_that_exist():
    tree = build_tree()
    create([Row(2, "js_new", "新所", "js_cls")])
    assert Placement.objects.get(unit__code="js_new").superior == tree.institute


@pytest.mark.django_db
def test_without_passwords_nobody_can_sign_in_yet():
    made = create(with_passwords=False)
    assert {slip.password for slip in made} == {""}
    assert not any(account.has_usable_password() for account in Account.objects.all())


@pytest.mark.django_db(transaction=True)
def test_a_failure_half_way_leaves_nothing():
    clash = [*ROWS, Row(5, "gd", "另一个")]
    with pytest.raises(IntegrityError):
        create(clash)
    assert not Unit.objects.exists()
    assert not Account.objects.exists()
    assert not Event.objects.exists()


@pytest.mark.django_db
def test_one_row_of_the_log_tells_who_was_created():
    made = create()
    row = Event.objects.get()
    assert row.after == {"levels": {"1": 1, "2": 1, "3": 1}, "usernames": ["gd_x", "gd", "gd_a"]}
    assert not any(slip.password in str(row.after) for slip in made)


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow_with_the_rows(django_assert_max_num_queries):
    many = [Row(2, "gd", "某省", category="province")]
    many += [Row(n, f"gd{n}", f"单位{n}", "gd") for n in range(3, 203)]
    with django_assert_max_num_queries(16):
        create(many, with_passwords=False)


@pytest.mark.django_db
def test_what_is_known_costs_three_queries(django_assert_num_queries):
    build_tree()
    with django_assert_num_queries(3):
        found = known(2020)
    assert "centre" in found.usernames
    assert found.places["js_jnlg"].level == 2


def test_slips_are_for_the_owner_of_the_file_only_and_are_not_written_over(tmp_path):
    path = tmp_path / "out.csv"
    slips.write(path, [creating.Slip("=某学院", "gd_x", "Kd7m-Rp4x-W9tz", 2)])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [
            slips.HEAD, ["'=某学院", "gd_x", "Kd7m-Rp4x-W9tz", "二级"],
        ]  # fmt: skip
    with pytest.raises(FileExistsError):
        slips.write(path, [])
