"""Reading an edition's folder (docs/DEFINITIONS.md): every file, every fault, year words filled."""

from collections.abc import Callable
from pathlib import Path

from istc.definitions.source.folder import Folder, read_folder

Plant = Callable[[str, str, str], Path]


def opened(path: Path, year: int | None = None) -> Folder:
    folder = read_folder(path, year)
    assert isinstance(folder, Folder)
    return folder


def test_everything_is_read(copy: Path):
    folder = opened(copy)
    assert list(folder.forms) == ["T_01", "T_02"]
    assert list(folder.lists) == ["importance", "topics", "yesno"]
    assert list(folder.structures) == ["visits"]
    assert (folder.problems, folder.broken) == ([], set())


def test_year_words(copy: Path):
    assert opened(copy).forms["T_01"].nil == "本单位2020年没有合作项目"
    folder = opened(copy, 2024)
    assert folder.survey.year == 2024
    assert folder.forms["T_01"].nil == "本单位2024年没有合作项目"
    assert folder.survey.sections[0].text == "了解2024年的情况。"


def test_no_survey_no_edition(tmp_path: Path):
    (problem,) = read_folder(tmp_path / "nowhere")
    assert str(problem).startswith("survey.yaml:1: Q001 cannot be read: ")


def test_a_survey_that_is_not_yaml(plant: Plant):
    (problem,) = read_folder(plant("survey.yaml", "edition: tiny", "edition: ["))
    assert (problem.file, problem.code) == ("survey.yaml", "Q001")


def test_a_survey_of_the_wrong_shape(plant: Plant):
    (problem,) = read_folder(plant("survey.yaml", "year: 2020", "year: soon"))
    assert (problem.line, problem.code) == (3, "Q003")


def test_a_key_twice_in_the_survey(plant: Plant):
    folder = opened(plant("survey.yaml", "year: 2020", "year: 2020\nyear: 2021"))
    assert [(one.line, one.code) for one in folder.problems] == [(4, "Q002")]


def test_broken_files_are_set_aside(plant: Plant):
    plant("lists/yesno.yaml", "title: 是否", "tilte_: 是否")
    plant("structures/visits.yaml", "parameters: [word]", "parameters: [word")
    folder = opened(plant("forms/T_01.yaml", "part: 1", "part: one"))
    assert folder.broken == {"yesno", "visits", "T_01"}
    assert [(one.file, one.code) for one in folder.problems] == [
        ("lists/yesno.yaml", "Q003"),
        ("lists/yesno.yaml", "Q003"),
        ("structures/visits.yaml", "Q001"),
        ("forms/T_01.yaml", "Q003"),
    ]


def test_an_empty_file(copy: Path):
    (copy / "lists/nothing.yaml").write_text("")
    assert list(map(str, opened(copy).problems)) == [
        "lists/nothing.yaml:1: Q003 must be a mapping of keys"
    ]


def test_a_file_is_called_as_it_calls_itself(plant: Plant):
    plant("lists/yesno.yaml", "title: 是否", "title: 是否\nlist: yes_or_no")
    folder = opened(plant("forms/T_01.yaml", "form: T_01", "form: T_09"))
    assert list(map(str, folder.problems)) == [
        "lists/yesno.yaml:2: Q003 calls itself 'yes_or_no' but its file is called 'yesno'",
        "forms/T_01.yaml:1: Q003 calls itself 'T_09' but its file is called 'T_01'",
    ]
    assert folder.broken == {"yesno", "T_01"}
