"""The telephone of error pages: from the newest edition, and no failure of its own (F84)."""

from pathlib import Path

import pytest

from istc.ui import contact
from tests.builders import build_round


def test_of_the_newest_edition():
    assert contact.telephone() == "010-62169512，62162702"


def test_an_unreadable_edition_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    real = Path(__file__).parents[3] / "questionnaires" / "2020"
    (tmp_path / "2020").symlink_to(real)
    (tmp_path / "2099").mkdir()
    monkeypatch.setenv("ISTC_QUESTIONNAIRES", str(tmp_path))
    assert contact.telephone() == "010-62169512，62162702"


def test_without_any_edition_it_is_blank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ISTC_QUESTIONNAIRES", str(tmp_path))
    assert contact.telephone() == ""
    monkeypatch.undo()
    assert contact.telephone(), "what one folder lacks is not remembered of another"


@pytest.fixture
def asked(monkeypatch):
    monkeypatch.setattr(contact, "_asked", [])


def test_the_current_rounds_own_telephone_comes_first(asked):
    contact.ask(lambda: "010-1")
    assert contact.telephone() == "010-1"


def test_what_broke_the_page_does_not_break_the_error_page(asked):
    def broken() -> str:
        raise RuntimeError("no database")

    contact.ask(broken)
    assert contact.telephone() == "010-62169512，62162702"


@pytest.mark.django_db
def test_rounds_are_asked(client):
    build_round(2020, facts={"telephone": "010-00000002"})
    assert "010-00000002" in client.get("/no-such-page/").content.decode()
