"""Loading: cached by name and year, every problem told at once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from istc.definitions import places
from istc.definitions.load import load_edition, load_edition_from
from istc.definitions.problems import DefinitionError

Plant = Callable[[str, str, str], Path]


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    load_edition.cache_clear()
    yield
    load_edition.cache_clear()


def test_an_edition_is_kept_per_name_and_year(copy: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ISTC_QUESTIONNAIRES", str(copy.parent))
    assert load_edition("tiny") is load_edition("tiny")
    later = load_edition("tiny", 2024)
    assert later is load_edition("tiny", 2024)
    assert (later.year, later.forms[0].nil_words) == (2024, "本单位2024年没有合作项目")


def test_questionnaires_stand_beside_the_code(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("ISTC_QUESTIONNAIRES", raising=False)
    assert places.root() == places.ROOT
    assert places.ROOT.name == "questionnaires"


def test_every_problem_is_told(plant: Plant):
    plant("lists/topics.yaml", "title: 合作领域", "tilte_: 合作领域")
    folder = plant("forms/T_01.yaml", "test: '[04] > 0'", "test: '[99] > 0'")
    with pytest.raises(DefinitionError) as caught:
        load_edition_from(folder)
    assert [(one.file, one.line, one.code) for one in caught.value.problems] == [
        ("forms/T_01.yaml", 39, "Q101"),
        ("lists/topics.yaml", 1, "Q003"),
        ("lists/topics.yaml", 1, "Q003"),
    ]
    assert "forms/T_01.yaml:39: Q101 form T_01 has no item '99'" in str(caught.value)


def test_what_the_rest_cannot_use_is_refused_too(plant: Plant):
    folder = plant("forms/T_01.yaml", "kind: date", "kind: day")
    with pytest.raises(DefinitionError) as caught:
        load_edition_from(folder)
    assert [one.code for one in caught.value.problems] == ["Q108"]


def test_a_matter_of_taste_is_not(plant: Plant):
    folder = plant("forms/T_01.yaml", "code: 丙", "code: third")
    assert load_edition_from(plant("forms/T_01.yaml", "at: 丙", "at: since"))
    assert load_edition_from(folder).by_code["T_01"].by_code["third"].id == "since"
