"""Locked after five failures for fifteen minutes, by account; by address after more (N34)."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.test import Client

from istc.audit.models import Event
from istc.units.models import Account
from tests.builders import PASSWORD, build_tree

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tree():
    return build_tree()


def attempt(username="js_jnlg", password="wrong", address="198.51.100.7"):
    return Client(REMOTE_ADDR=address).post("/login/", {"username": username, "password": password})


def lock() -> None:
    for _ in range(5):
        attempt()


def test_the_fifth_failure_locks_and_says_for_how_long():
    for _ in range(4):
        assert attempt().status_code == 422
    answer = attempt()
    assert answer.status_code == 429
    page = answer.content.decode()
    assert "登录已暂时锁定" in page
    assert "15 分钟后再试" in page


def test_then_the_right_password_opens_nothing_from_anywhere():
    lock()
    assert attempt(password=PASSWORD).status_code == 429
    assert attempt(username="JS_JNLG", password=PASSWORD).status_code == 429
    assert attempt(password=PASSWORD, address="203.0.113.9").status_code == 429


def test_the_minutes_run_down_and_then_it_opens():
    lock()
    passed(minutes=10)
    assert "5 分钟后再试" in attempt(password=PASSWORD).content.decode()
    passed(minutes=6)
    assert attempt(password=PASSWORD).status_code == 302


def passed(minutes: int) -> None:
    for row in AccessAttempt.objects.all():
        AccessAttempt.objects.filter(pk=row.pk).update(
            attempt_time=row.attempt_time - timedelta(minutes=minutes)
        )


def test_others_behind_the_same_address_get_in():
    lock()
    assert attempt(username="js_cls", password=PASSWORD).status_code == 302


def test_an_address_that_fails_and_fails_is_locked_for_every_account(settings):
    settings.ISTC_LOCKOUT_ADDRESS_FAILURES = 8
    for n in range(8):
        attempt(username=f"guess{n}")
    assert attempt(username="js_cls", password=PASSWORD).status_code == 429
    assert attempt(username="js_cls", password=PASSWORD, address="203.0.113.9").status_code == 302


def test_a_name_that_does_not_exist_locks_just_the_same():
    answers = [attempt(username="nobody").status_code for _ in range(5)]
    assert answers == [422] * 4 + [429]


def test_getting_in_forgets_the_failures_before_it():
    for _ in range(4):
        attempt()
    assert attempt(password=PASSWORD).status_code == 302
    assert "还可试 4 次" in attempt().content.decode()


def test_the_log_notes_the_lock_once_and_no_hammering_after_it():
    lock()
    for _ in range(3):
        attempt()
    actions = list(Event.objects.order_by("id").values_list("action", flat=True))
    assert actions == ["sign_in.failed"] * 4 + ["sign_in.locked"]
    assert Event.objects.latest("id").actor_id == Account.objects.get(username="js_jnlg").pk
