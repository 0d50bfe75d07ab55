"""Recent sign-ins as their owner sees them (screen 12)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from istc.audit.models import Event
from istc.units import history
from tests import people
from tests.builders import build_account, build_centre


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("58.240.1.2", "58.240.*.*"),
        ("2001:db8::1", "2001:0db8:*:*:*:*:*:*"),
        (None, ""),
        ("", ""),
    ],
)
def test_an_address_is_masked(address, shown):
    assert history.masked(address) == shown


@pytest.fixture
def actor(db):
    return people.actor(build_centre())


def happen(actor, *actions: str, address="58.240.1.2", **more) -> list[Event]:
    """Newest first, a minute apart, as the page lists them."""
    now = timezone.now()
    return [
        Event.objects.create(
            at=now - timedelta(minutes=n), actor_id=actor.account_id, actor_name="x",
            action=action, address=address, after={"device": "mobile"}, **more,
        )
        for n, action in enumerate(actions)
    ]  # fmt: skip


def test_failures_in_a_row_become_one_line(actor):
    rows = happen(actor, "sign_in", "sign_in.locked", "sign_in.failed", "sign_in")
    found = history.recent(actor, rows[0].pk)
    assert [(line.failures, line.locked, line.this) for line in found] == [
        (0, False, True), (2, True, False), (0, False, False),
    ]  # fmt: skip
    assert found[0].device == "手机浏览器"


def test_failures_from_two_addresses_are_two_lines(actor):
    happen(actor, "sign_in.failed")
    happen(actor, "sign_in.failed", address="117.83.0.1")
    assert len(history.recent(actor, None)) == 2


def test_only_sign_ins_and_only_the_accounts_own(actor):
    happen(actor, "sign_out", "password.change")
    happen(actor, "sign_in", year=2020)
    happen(people.actor(build_account("other")), "sign_in")
    assert history.recent(actor, None) == []


def test_a_long_history_is_cut_and_costs_one_query(actor, django_assert_num_queries):
    happen(actor, *["sign_in"] * 30)
    with django_assert_num_queries(1):
        assert len(history.recent(actor, None)) == history.SHOWN
