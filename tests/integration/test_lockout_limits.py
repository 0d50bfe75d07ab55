"""Two limits: an account locks after a few failures, an address after many (N33)."""

import pytest
from axes.models import AccessAttempt
from django.contrib.auth import authenticate
from django.test import RequestFactory

from istc.units.models import Account

pytestmark = pytest.mark.django_db
PASSWORD = "Right-Horse-9"


@pytest.fixture(autouse=True)
def accounts(settings):
    settings.AXES_FAILURE_LIMIT = 3
    settings.ISTC_LOCKOUT_ADDRESS_FAILURES = 9
    for name in ("one", "two", "three", "four"):
        Account.objects.open(name, password=PASSWORD)


def sign_in(name: str, password: str, address: str = "192.0.2.1"):
    request = RequestFactory().post("/login", REMOTE_ADDR=address)
    request.session = {}
    return authenticate(request, username=name, password=password)


def fail(name: str, times: int, address: str = "192.0.2.1") -> None:
    for _ in range(times):
        assert sign_in(name, "wrong", address) is None


def test_an_account_is_locked_after_its_limit_from_wherever_the_failures_came():
    fail("one", 2, "192.0.2.1")
    fail("one", 1, "192.0.2.2")

    assert sign_in("one", PASSWORD, "192.0.2.3") is None


def test_others_behind_the_same_address_still_get_in():
    fail("one", 3)

    assert sign_in("two", PASSWORD)


def test_an_address_is_locked_after_its_own_higher_limit():
    for name in ("one", "two", "three"):
        fail(name, 3)

    assert sign_in("four", PASSWORD) is None
    assert sign_in("four", PASSWORD, "192.0.2.9")


def test_one_failure_before_the_limit_a_right_password_still_works():
    fail("one", 2)

    assert sign_in("one", PASSWORD)


def test_after_a_lock_further_tries_do_not_put_off_its_end():
    fail("one", 3)
    before = attempts("one")
    fail("one", 2)

    assert attempts("one") == before


def test_nothing_about_the_person_reaches_the_log(caplog):
    fail("one", 4, "192.0.2.77")

    assert "192.0.2.77" not in caplog.text
    assert "'one'" not in caplog.text
    assert '"one"' not in caplog.text


def attempts(name: str) -> list[tuple[int, object]]:
    rows = AccessAttempt.objects.filter(username=name)
    return list(rows.values_list("failures_since_start", "attempt_time"))
