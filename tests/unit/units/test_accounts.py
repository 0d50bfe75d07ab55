"""Verbs on accounts: atomic, recorded, and never a password in the record (N03, N04, N34, N36)."""

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.hashers import check_password

from istc.audit.models import Event
from istc.units import accounts, passwords
from istc.units.models import Account
from tests import people
from tests.builders import PASSWORD, build_account, build_centre, build_tree

NEW = "River-2468-stone"
pytestmark = pytest.mark.django_db


@pytest.fixture
def actor():
    return people.actor(build_centre())


def change(actor, *, old=PASSWORD, new=NEW, again=NEW):
    accounts.change_password(actor=actor, old=old, new=new, again=again)


def test_a_new_password_ends_the_initial_one(actor):
    actor.account.must_change_password = True
    change(actor, old=None)
    account = Account.objects.get(pk=actor.account_id)
    assert account.check_password(NEW)
    assert not account.must_change_password
    assert account.password_changed_at is not None


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"old": "wrong"}, "old"),
        ({"old": ""}, "old"),
        ({"new": "short"}, "new"),
        ({"new": PASSWORD, "again": PASSWORD}, "new"),
        ({"again": "other"}, "again"),
        ({"new": "", "again": ""}, "new"),
    ],
)
def test_what_cannot_be_taken_changes_nothing(actor, typed, field):
    before = Account.objects.get(pk=actor.account_id).password
    with pytest.raises(accounts.Refused) as refusal:
        change(actor, **typed)
    assert list(refusal.value.messages) == [field]
    assert Account.objects.get(pk=actor.account_id).password == before
    assert not Event.objects.exists()


def test_the_last_five_are_remembered_and_no_more(actor):
    used = [f"River-{n}{n}{n}{n}-stone" for n in range(1, 8)]
    last = PASSWORD
    for password in used:
        change(actor, old=last, new=password, again=password)
        last = password
    assert actor.account.old_passwords.count() == passwords.RECENT
    with pytest.raises(accounts.Refused):
        change(actor, old=last, new=used[-5], again=used[-5])
    change(actor, old=last, new=used[0], again=used[0])


def test_the_log_knows_that_it_changed_not_to_what(actor):
    change(actor)
    row = Event.objects.get(action="password.change")
    assert (row.actor_id, row.subject, row.address) == (actor.account_id, "centre", people.ADDRESS)
    assert (row.before, row.after) == (None, None)


def test_a_reset_gives_an_initial_password_once_and_lifts_the_lock():
    account = build_tree().account("university")
    AccessAttempt.objects.create(username=account.username, failures_since_start=5)
    password = accounts.reset_password(actor=None, account=account)
    account.refresh_from_db()
    assert account.check_password(password)
    assert account.must_change_password
    assert account.password_changed_at is None
    assert not AccessAttempt.objects.exists()
    row = Event.objects.get(action="password.reset")
    assert (row.unit_id, row.subject) == (account.unit_id, "js_jnlg")
    assert password not in str((row.before, row.after))


def test_an_account_opened_without_a_password_has_none_that_fits():
    account = accounts.open_account(actor=None, username="NewCentre")
    assert (account.username, account.is_centre) == ("newcentre", True)
    assert not account.has_usable_password()
    assert Event.objects.get().action == "account.open"
    password = accounts.reset_password(actor=None, account=account)
    assert check_password(password, account.password)
    assert not account.old_passwords.exists()


def test_unlock_forgets_this_accounts_failures_only(actor):
    other = build_account("other")
    for name in ("centre", "other"):
        AccessAttempt.objects.create(username=name, failures_since_start=5)
    accounts.unlock(actor=actor, account=other)
    assert list(AccessAttempt.objects.values_list("username", flat=True)) == ["centre"]
    assert Event.objects.get().action == "account.unlock"


def test_preferences(actor):
    accounts.set_preferences(actor=actor, large_type=True, shortcuts_on=False)
    account = Account.objects.get(pk=actor.account_id)
    assert (account.large_type, account.shortcuts_on) == (True, False)


def test_ending_sessions_voids_their_proof(actor):
    before = actor.account.get_session_auth_hash()
    accounts.end_sessions(actor=actor)
    assert actor.account.get_session_auth_hash() != before
    assert Event.objects.get().action == "sessions.end"
