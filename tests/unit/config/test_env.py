"""Settings from the environment: defaults, and refusals that name the variable."""

import stat

import pytest
from django.core.exceptions import ImproperlyConfigured

from istc.config.settings import env


@pytest.mark.parametrize(
    ("value", "read"), [("on", True), ("TRUE", True), ("0", False), ("off", False), ("", True)]
)
def test_a_flag_is_on_or_off(monkeypatch, value, read):
    monkeypatch.setenv("ISTC_X", value)

    assert env.flag("ISTC_X", default=True) is read


def test_a_flag_that_is_neither_is_refused_by_name(monkeypatch):
    monkeypatch.setenv("ISTC_X", "perhaps")

    with pytest.raises(ImproperlyConfigured, match="ISTC_X=perhaps"):
        env.flag("ISTC_X", default=True)


@pytest.mark.parametrize("value", ["-1", "2.5", "many", "0"])
def test_a_number_out_of_range_is_refused_by_name(monkeypatch, value):
    monkeypatch.setenv("ISTC_X", value)

    with pytest.raises(ImproperlyConfigured, match=f"ISTC_X={value}"):
        env.number("ISTC_X", 5, least=1)


def test_a_number_has_a_default(monkeypatch):
    monkeypatch.delenv("ISTC_X", raising=False)

    assert env.number("ISTC_X", 5) == 5
    monkeypatch.setenv("ISTC_X", " 7 ")
    assert env.number("ISTC_X", 5) == 7


def test_a_list_is_split_at_commas(monkeypatch):
    monkeypatch.setenv("ISTC_X", "a.example, b.example,")

    assert env.listed("ISTC_X") == ["a.example", "b.example"]


def test_a_choice_is_one_of_those_known(monkeypatch):
    monkeypatch.setenv("ISTC_X", "SM3")
    assert env.choice("ISTC_X", "argon2", ["argon2", "sm3"]) == "sm3"

    monkeypatch.setenv("ISTC_X", "md5")
    with pytest.raises(ImproperlyConfigured, match="ISTC_X=md5: choose one of argon2, sm3"):
        env.choice("ISTC_X", "argon2", ["argon2", "sm3"])


def test_a_given_key_is_used_and_nothing_kept(monkeypatch, tmp_path):
    monkeypatch.setenv("ISTC_SECRET_KEY", "given")

    assert env.secret_key(tmp_path) == "given"
    assert list(tmp_path.iterdir()) == []


def test_a_key_is_made_once_and_readable_by_its_owner_only(monkeypatch, tmp_path):
    monkeypatch.delenv("ISTC_SECRET_KEY")

    first = env.secret_key(tmp_path)

    assert len(first) > 60
    assert env.secret_key(tmp_path) == first
    assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret.key"]


def test_of_two_processes_that_start_at_once_the_first_key_stays(tmp_path):
    (tmp_path / "secret.key").write_text("first")

    env._keep_new_key(tmp_path / "secret.key")

    assert (tmp_path / "secret.key").read_text() == "first"
