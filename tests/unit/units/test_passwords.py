"""What a password must be (F30, N34)."""

import pytest
from django.contrib.auth.hashers import make_password

from istc.units import passwords
from istc.units.models import Account, OldPassword
from tests.builders import PASSWORD, build_centre


@pytest.mark.parametrize(
    ("password", "count"),
    [("", 0), ("aaa", 1), ("aA", 2), ("aA1", 3), ("aA1-", 4), ("密码", 1), ("Éé１ ", 4)],
)
def test_kinds_of_characters(password, count):
    assert passwords.classes(password) == count


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("Ab1-", "少于 10 位"),
        ("abcdefghij1", "至少用三种"),
        ("JS_JNLG-2020", "含有用户名"),
        ("A" * 129 + "a1", "超过 128 位"),
        ("Lake-4821-moss", None),
        ("春天的4821-Lake", None),
    ],
)
def test_each_fault_says_how_to_mend_it(password, said):
    found = passwords.faults(password, Account(username="js_jnlg"))
    assert (not found) if said is None else any(said in fault for fault in found)


def test_a_common_password_is_refused():
    found = passwords.faults("password123", Account(username="x1"))
    assert any("太常见" in fault for fault in found)


@pytest.mark.django_db
def test_none_of_the_last_five_is_taken_again():
    account = build_centre()
    before = ["One-1111-word", "Two-2222-word", "Six-3333-word", "For-4444-word", "Fiv-5555-word"]
    for password in before:
        OldPassword.objects.create(account=account, password=make_password(password))
    refused = [p for p in [*before, PASSWORD] if passwords.faults(p, account)]
    assert refused == [*before[1:], PASSWORD]


def test_the_rules_on_the_page_come_from_the_validators(settings):
    settings.AUTH_PASSWORD_VALIDATORS = [
        {
            "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
            "OPTIONS": {"min_length": 14},
        }
    ]
    assert passwords.rules()[0].words == "不少于 14 位"
    assert passwords.faults("short", Account(username="x1")) == [
        "新密码少于 14 位。请加长到 14 位以上。"
    ]
    settings.AUTH_PASSWORD_VALIDATORS = []
    assert passwords.least_length() == 1


def test_an_initial_password_keeps_every_rule_and_can_be_read_off_paper():
    made = [passwords.initial() for _ in range(200)]
    assert len(set(made)) == 200
    assert {len(password) for password in made} == {14}
    assert {passwords.classes(password) for password in made} == {4}
    assert not set("".join(made)) & set("O0Il1=+@")
