"""Requests for the level-3 right and locked accounts, decided by the centre (N05, N31)."""

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.utils import timezone

from istc.audit.models import Event
from istc.rounds import third_level
from istc.rounds.models import Notice
from istc.units import lockout
from istc.units.models import Placement, ThirdLevelRequest
from tests import people

HOME = "/2020/console/"


def text(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def asked(tree):
    actor = people.actor(tree.account("ministry"))
    return third_level.ask(actor=actor, place=tree.ministry, note="直属院所设有分支机构")


def lock(username: str, failures: int | None = None, **more):
    failures = settings.AXES_FAILURE_LIMIT if failures is None else failures
    return AccessAttempt.objects.create(
        username=username, ip_address=people.ADDRESS, failures_since_start=failures, **more
    )


def test_the_overview_shows_what_waits(tree, centre, asked):
    page = text(centre.get(HOME))
    assert '<span class="cnt red">1</span>' in page
    assert "直属院所设有分支机构" in page


def test_agreeing_gives_the_right_and_tells_the_unit(tree, centre, asked):
    answer = centre.post(f"{HOME}requests/{asked.pk}/", {"agree": "1"}, follow=True)
    assert "已同意" in text(answer)
    assert Placement.objects.get(pk=tree.ministry.pk).third_level
    assert Notice.objects.filter(unit=tree.ministry.unit).exists()
    assert Event.objects.filter(action="third_level.approved", actor_name="系统管理员").exists()


def test_refusing_needs_a_reason(tree, centre, asked):
    page = text(centre.post(f"{HOME}requests/{asked.pk}/", {"reason": " "}, follow=True))
    assert "没有写退回原因" in page
    assert ThirdLevelRequest.objects.get().state == "pending"
    centre.post(f"{HOME}requests/{asked.pk}/", {"reason": "先完成二级名录", "from": "requests"})
    assert ThirdLevelRequest.objects.get().state == "refused"
    assert "先完成二级名录" in text(centre.get(f"{HOME}requests/"))


@pytest.mark.parametrize("times", [1, 2])
def test_what_was_decided_is_not_decided_again(tree, centre, asked, times):
    for _ in range(times):
        centre.post(f"{HOME}requests/{asked.pk}/", {"agree": "1"})
    page = text(centre.post(f"{HOME}requests/{asked.pk}/", {"reason": "x"}, follow=True))
    assert "申请已处理过" in page
    assert ThirdLevelRequest.objects.get().state == "approved"


def test_the_right_is_taken_back_with_a_reason(tree, centre):
    url = f"{HOME}rights/{tree.province.unit_id}/withdraw/"
    assert "没有写撤回原因" in text(centre.post(url, follow=True))
    assert Placement.objects.get(pk=tree.province.pk).third_level
    assert "已撤回" in text(centre.post(url, {"reason": "机构调整"}, follow=True))
    assert not Placement.objects.get(pk=tree.province.pk).third_level
    assert "没有三级权限" in text(centre.post(url, {"reason": "机构调整"}, follow=True))


@pytest.mark.parametrize("who", ["ministry", "province", "bureau"])
def test_nobody_decides_for_himself(tree, open_as, asked, who):
    browser = open_as(who)
    for path in (f"requests/{asked.pk}/", f"rights/{tree.province.unit_id}/withdraw/", "unlock/"):
        assert browser.post(HOME + path, {"agree": "1", "account": "js"}).status_code == 404
    assert ThirdLevelRequest.objects.get().state == "pending"


def test_a_get_decides_nothing(tree, centre, asked):
    assert centre.get(f"{HOME}requests/{asked.pk}/").status_code == 405


def test_locked_accounts_are_shown_and_unlocked(tree, centre):
    lock("js")
    page = text(centre.get(HOME))
    assert "已锁定的账号" in page
    page = text(centre.post(f"{HOME}unlock/", {"account": "js"}, follow=True))
    assert "已解除锁定" in page
    assert lockout.locked() == []
    assert Event.objects.filter(action="account.unlock", unit_id=tree.province.unit_id).exists()


def test_few_failures_old_ones_and_strangers_are_not_locked(tree, centre):
    lock("js", failures=1)
    lock("nobody-at-all")
    old = lock("bw")
    past = timezone.now() - settings.AXES_COOLOFF_TIME * 2
    AccessAttempt.objects.filter(pk=old.pk).update(attempt_time=past)
    assert lockout.locked() == []
    assert "已锁定的账号" not in text(centre.get(HOME))


def test_failures_from_two_addresses_count_together(tree):
    lock("js", failures=settings.AXES_FAILURE_LIMIT - 1)
    AccessAttempt.objects.create(username="js", ip_address="203.0.113.9", failures_since_start=1)
    assert [one.account.username for one in lockout.locked()] == ["js"]


@pytest.mark.parametrize("name", ["", "nobody", "\x00", "<b>"])
def test_unlocking_what_is_not_is_not_found(tree, centre, name):
    assert centre.post(f"{HOME}unlock/", {"account": name}).status_code == 404
