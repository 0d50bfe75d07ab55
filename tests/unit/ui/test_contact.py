"""The telephone of error pages: from the newest edition, and no failure of its own (F84)."""

from pathlib import Path

import pytest

from istc.ui import contact


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
