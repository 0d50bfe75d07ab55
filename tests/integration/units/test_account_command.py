"""manage.py account: reset, unlock, and the first account of the centre (N01, N04)."""

import re
from io import StringIO

import pytest
from axes.models import AccessAttempt
from django.core.management import CommandError, call_command

from istc.units.models import Account
from tests.builders import build_centre, build_place, close

pytestmark = pytest.mark.django_db


def run(*words: str) -> str:
    told = StringIO()
    call_command("account", *words, stdout=told)
    return told.getvalue()


def password(told: str) -> str:
    found = re.search(r"[A-Za-z0-9]{4}(-[A-Za-z0-9]{4}){2}", told)
    assert found, told
    return found[0]


def test_the_centre_gets_its_first_account():
    made = password(run("Centre-1", "--centre"))
    account = Account.objects.get(username="centre-1")
    assert account.is_centre
    assert account.must_change_password
    assert account.check_password(made)


def test_a_reset_shows_the_new_initial_password_once():
    build_centre()
    made = password(run(" CENTRE", "--reset"))
    account = Account.objects.get()
    assert account.check_password(made)
    assert account.must_change_password


def test_unlocking_leaves_the_password():
    before = build_centre().password
    AccessAttempt.objects.create(username="centre", failures_since_start=5)
    assert "已解除锁定" in run("centre", "--unlock")
    assert not AccessAttempt.objects.exists()
    assert Account.objects.get().password == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nobody", "--reset"], "没有账号 nobody"),
        (["nobody", "--unlock"], "没有账号 nobody"),
        (["centre", "--centre"], "centre 已存在"),
        (["坏 名", "--centre"], "用户名用 2–40 位"),
        (["centre"], "required"),
    ],
)
def test_what_cannot_be_done_says_why(words, said):
    build_centre()
    with pytest.raises(CommandError, match=said):
        run(*words)


def test_a_closed_unit_gets_no_password():
    """Bad input of issue 5."""
    close(build_place("js_old"))
    before = Account.objects.get(username="js_old").password
    with pytest.raises(CommandError, match="js_old 已停用，不能重置密码。先恢复单位。"):
        run("js_old", "--reset")
    assert Account.objects.get(username="js_old").password == before
