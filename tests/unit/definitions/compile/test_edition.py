"""An edition as a whole: order, listing, dependencies."""

from collections.abc import Callable
from pathlib import Path

import pytest

from istc.definitions.compile.edition import compile_edition
from istc.definitions.model import Edition
from istc.definitions.problems import DefinitionError

Plant = Callable[[str, str, str], Path]


def test_the_tiny_edition(tiny: Edition):
    assert (tiny.name, tiny.year, tiny.title) == ("tiny", 2020, "小型统计调查")
    assert [form.code for form in tiny.forms] == ["T_01", "T_02"]
    assert [(part.number, part.title) for part in tiny.parts] == [
        (1, "合作开展情况"),
        (2, "意见和建议"),
    ]
    assert tiny.facts["maker"] == "科学技术部"
    assert [(one.id, one.title, one.text) for one in tiny.sections] == [
        ("purpose", "调查目的", "了解2020年的情况。")
    ]


def test_lists(tiny: Edition):
    topics = tiny.lists["topics"]
    assert (topics.title, topics.origin, topics.other) == ("合作领域", "printed", "09")
    assert topics.source == "manual.txt L3005"
    first = topics.by_code["01"]
    assert (first.label, first.note, first.search) == ("信息通信", "含计算机", "it xxtx")
    assert topics.by_label["生物、医药"].group == "生命"


def test_who_reads_whom(tiny: Edition):
    assert tiny.feeds == {"T_01": ("T_02",)}
    assert tiny.watchers == {"T_02": ("T_01",)}


def test_order_is_the_surveys(plant: Plant):
    made = compile_edition(plant("survey.yaml", "[T_01, T_02]", "[T_02, T_01]"))
    assert [form.code for form in made.edition.forms] == ["T_02", "T_01"]


def test_listed_and_there(plant: Plant):
    made = compile_edition(plant("survey.yaml", "[T_01, T_02]", "[T_02,\n  T_02, T_03]"))
    assert list(map(str, sorted(made.problems))) == [
        "forms/T_01.yaml:1: Q004 form T_01 is not listed in survey.yaml",
        "survey.yaml:10: Q004 form T_02 is listed twice",
        "survey.yaml:10: Q004 form T_03 is listed but forms/T_03.yaml is missing",
    ]
    assert [form.code for form in made.edition.forms] == ["T_02", "T_01"]


def test_a_form_that_does_not_fit_is_blamed_once(plant: Plant):
    made = compile_edition(plant("forms/T_02.yaml", "part: 2", "prat: 2"))
    assert [(one.file, one.line, one.code) for one in sorted(made.problems)] == [
        ("forms/T_02.yaml", 1, "Q003"),
        ("forms/T_02.yaml", 3, "Q003"),
    ]
    assert [form.code for form in made.edition.forms] == ["T_01"]


def test_without_a_survey_nothing_can_be_compiled(tmp_path: Path):
    with pytest.raises(DefinitionError) as caught:
        compile_edition(tmp_path)
    assert [one.code for one in caught.value.problems] == ["Q001"]
