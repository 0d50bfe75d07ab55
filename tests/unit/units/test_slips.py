"""Initial passwords are shown once and stored nowhere (F23, N03)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from istc.units import slips
from istc.units.models import SlipSheet
from tests.builders import build_centre, build_tree
from tests.people import actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def who(db):
    return actor(build_tree().account("province"))


def sheet_for(who, *names, **more):
    from_tree = {"a": "js_jnlg", "b": "js_cls"}
    seed = slips.new_seed()
    accounts = []
    for number, name in enumerate(names):
        account = type(who.account).objects.get(username=from_tree[name])
        account.set_password(slips.password_of(seed, number))
        account.save()
        accounts.append(account)
    return slips.keep(actor=who, title="新增单位", seed=seed, accounts=accounts, **more)


def opened(who, sheet):
    return slips.open_sheet(actor=who, pk=sheet.pk)


def test_the_sheet_tells_the_passwords_that_open_the_accounts(who):
    sheet = sheet_for(who, "a", "b")
    shown = opened(who, sheet)
    assert shown.void == 0
    for slip in shown.slips:
        account = type(who.account).objects.get(username=slip.username)
        assert account.check_password(slip.password)
    assert slips.waiting(who).count() == 1


def test_no_table_holds_a_password(who):
    sheet = sheet_for(who, "a")
    password = opened(who, sheet).slips[0].password
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            assert password not in str(cursor.fetchall()), table


def test_after_a_quarter_of_an_hour_nobody_can_show_it_again(who):
    sheet = sheet_for(who, "a")
    opened(who, sheet)
    opened(who, sheet)  # the paper jammed
    SlipSheet.objects.update(opened_at=timezone.now() - slips.WINDOW - timedelta(seconds=1))
    with pytest.raises(slips.Gone):
        opened(who, sheet)
    sheet.refresh_from_db()
    assert (sheet.seed, sheet.lines) == ("", [])
    assert not slips.waiting(who).exists()


def test_a_sheet_nobody_came_for_is_wiped(who):
    sheet = sheet_for(who, "a")
    SlipSheet.objects.update(created_at=timezone.now() - slips.KEPT - timedelta(seconds=1))
    assert slips.wipe_old() == 1
    with pytest.raises(slips.Gone):
        opened(who, sheet)


def test_its_owner_may_destroy_it_at_once(who):
    sheet = sheet_for(who, "a")
    slips.destroy(actor=who, pk=sheet.pk)
    slips.destroy(actor=who, pk=sheet.pk)
    with pytest.raises(slips.Gone):
        opened(who, sheet)


def test_another_account_finds_nothing(who):
    sheet, other = sheet_for(who, "a"), actor(build_centre("second"))
    with pytest.raises(slips.Gone):
        opened(other, sheet)
    slips.destroy(actor=other, pk=sheet.pk)
    assert opened(who, sheet).slips


def test_a_password_changed_since_is_left_out(who):
    sheet = sheet_for(who, "a", "b")
    account = type(who.account).objects.get(username="js_jnlg")
    account.set_password("Other-1234-pass")
    account.save()
    shown = opened(who, sheet)
    assert ([slip.username for slip in shown.slips], shown.void) == (["js_cls"], 1)


def test_a_new_secret_key_does_not_print_wrong_passwords(who, settings):
    sheet = sheet_for(who, "a")
    right = opened(who, sheet).slips[0].password
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another-" + "y" * 50
    settings.SECRET_KEY_FALLBACKS = [old]
    assert opened(who, sheet).slips[0].password == right
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(slips.Gone, match="密钥"):
        opened(who, sheet)
