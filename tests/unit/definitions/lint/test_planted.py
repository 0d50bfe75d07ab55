"""One planted fault per code: the linter names its file and line (issue 2 §2)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from istc.definitions.lint.catalogue import CODES
from istc.definitions.lint.run import lint_edition

Plant = Callable[[str, str, str], Path]

SURVEY, ONE, TWO = "survey.yaml", "forms/T_01.yaml", "forms/T_02.yaml"
YESNO, TOPICS = "lists/yesno.yaml", "lists/topics.yaml"
OWN = 'options:\n  - ["1", 是]\n  - ["0", 否]\n'
DRAWN = "of: {}\nfirst: {{flag: {}, group: 甲, others: 乙}}\n"
FILE = "form: T_01"  # told where the form's file begins

# code, file, text, what it is changed into, text of the line where it is told, words told
FAULTS = [
    ("Q001", ONE, "notes: [", "notes: [[", "source: ", "not YAML"),
    ("Q002", ONE, "part: 1", "part: 1\npart: 2", "part: 2", "'part' stands here twice"),
    ("Q003", ONE, "part: 1", "prat: 1", "prat: 1", "unknown key 'prat'"),
    ("Q003", ONE, "part: 1", "prat: 1", FILE, "key 'part' is missing"),
    ("Q003", ONE, "kind: date,", "knd: date,", "knd: date,", "unknown key 'knd'"),
    ("Q003", YESNO, "origin: assumed", "origin: guessed", "guessed", "origin: Input should"),
    ("Q004", SURVEY, "T_01, T_02]", "T_01, T_02, T_03]", "T_03", "T_03 is listed but"),
    ("Q004", SURVEY, "T_01, T_02]", "T_01, T_02, T_02]", "T_02", "listed twice"),
    ("Q005", ONE, "'[04] > 0'", "'[04] >'", "id: has_persons", "something is missing"),
    ("Q005", ONE, "01≧02", "01≧", "balances", "something is missing"),
    ("Q101", ONE, "'[04] > 0'", "'[44] > 0'", "id: has_persons", "no item '44'"),
    ("Q101", ONE, "[T_02.visit", "[T_09.visit", "id: enough", "no form 'T_09'"),
    ("Q101", ONE, '"02"], origin', '"22"], origin', '"22"]', "no item '22'"),
    ("Q101", ONE, "summary: [name", "summary: [nome", "summary", "no item 'nome'"),
    ("Q101", ONE, "[unit.level]", "[unit.size]", "applies", "no fact 'size'"),
    ("Q101", TWO, "use: visits", "use: trips", "use: trips", "trips.yaml does not exist"),
    ("Q102", ONE, 'code: "02"', 'code: "01"', "own_funds, label", "code 01 of item 'funds'"),
    ("Q103", ONE, "id: own_funds", "id: funds", "label: 自筹", "'funds' stands twice"),
    ("Q104", ONE, "list: topics", "list: topic", "id: topic,", "no list lists/topic.yaml"),
    ("Q104", ONE, ", list: yesno", "", "id: has_partner", "without a list"),
    ("Q104", ONE, "kind: date", "kind: date, list: yesno", "id: since", "nothing to choose"),
    ("Q105", YESNO, '["0", 否]', '["1", 否]', "否]", "two options of code '1'"),
    ("Q105", YESNO, '["0", 否]', '["", 否]', "否]", "no code"),
    ("Q105", TOPICS, 'other: "09"', 'other: "9"', "title", "none of its codes"),
    ("Q106", ONE, "'[04] > 0'", "'[04] > [persons]'", "id: has_persons", "with itself"),
    ("Q106", ONE, "'[04] > 0'", "'1 > 0'", "id: has_persons", "reads nothing"),
    ("Q106", ONE, "'[funds] > 0'", "'[乙] = \"99\"'", "id: has_persons", "no code '99'"),
    ("Q106", ONE, "'[04] > 0'", "'[04] >= 0'", "id: has_persons", "always true"),
    ("Q106", ONE, "'[04] > 0'", "'[04] > 5 and [04] < 3'", "id: has_persons", "at once"),
    ("Q106", ONE, '= "1" or', '= "1" and [unit.type] = "2" or', FILE, "two values"),
    ("Q107", ONE, 'unit: 万元人民币, code: "01"', 'code: "01"', "id: funds", "without a unit"),
    ("Q108", ONE, "kind: date", "kind: day", "id: since", "no kind is called 'day'"),
    ("Q109", ONE, "01≧02", "[name]≧02", "balances", "'name' is a text"),
    ("Q109", ONE, "SUM([02])", "SUM([甲])", "id: total_funds", "'name' is a text"),
    ("Q109", ONE, "SUM([02])", '"2" * 2', "id: total_funds", "not a number"),
    ("Q109", ONE, "YEAROF([since])", "YEAROF([name])", "id: dated", "not a date"),
    ("Q109", ONE, "YEAROF([since]) <=", "[since] <=", "id: dated", "'since' is a date"),
    ("Q109", ONE, "'[04] > 0'", "'[04] > [甲]'", "id: has_persons", "'name' is a text"),
    ("Q109", ONE, "'[funds] > 0'", "'[funds] + 1 > [甲]'", "id: has_persons", "'name' is a text"),
    ("Q110", ONE, "part: 1", "part: 8", FILE, "no part 8"),
    ("Q113", TWO, "+ [05]'", "+ [07]'", "id: all_sources", "from itself"),
    ("Q114", ONE, '= "1"\',', '= "7"\',', "id: partner", "required item 'partner'"),
    ("Q114", ONE, '[has_partner] = "1"', "[funds] < 0", "id: partner", "never true"),
    ("Q114", ONE, "[has_partner] =", "[partner] =", "id: partner", "by itself"),
    ("Q115", ONE, '"04=03"', '"04≧03"', "id: persons", "no balance"),
    ("Q115", ONE, '"04=03"', '"04=03", "04=01"', "balances", "second balance"),
    ("Q116", ONE, "label: 经费", "label: '{region}'", "id: funds", "{region}"),
    ("Q116", ONE, "mend: 请核对人数", "mend: '{lefft}'", "id: has_persons", "{lefft}"),
    ("Q116", ONE, "本单位{year}", "本单位{jahr}", FILE, "{jahr}"),
    ("Q116", TOPICS, "label: 其他", "label: '{x}'", "{x}", "{x}"),
    ("Q116", SURVEY, "{year}", "{jahr}", "{jahr}", "{jahr}"),
    ("Q117", ONE, "label: 经费", 'label: ""', "id: funds", "no label"),
    ("Q117", ONE, "title: 合作项目", 'title: ""', FILE, "no title"),
    ("Q117", YESNO, "否]", '""]', '""]', "no label"),
    ("Q118", ONE, "code: 甲", "code: A1", "id: name", "'A1'"),
    ("Q119", ONE, "label: 经费", "label: 2020经费", "id: funds", "year 2020"),
    ("Q119", ONE, "nil: 本单位{year}", "nil: 本单位2019", FILE, "year 2019"),
    ("Q121", TWO, "max: 2", "max: 4", "id: wishes", "more than the list"),
    ("Q121", ONE, "list: yesno", "list: yesno, max: 2", "id: has_partner", "no `max`"),
    ("Q121", ONE, "kind: date", 'kind: date, minimum: "1"', "id: since", "date has no"),
    ("Q121", ONE, 'code: "01"', 'minimum: one, code: "01"', "id: funds", "must be numbers"),
    ("Q121", ONE, 'code: "01"', 'minimum: "2", maximum: "1"', "id: funds", "more than maximum"),
    ("Q122", YESNO, OWN, DRAWN.format("nowhere", "a"), "title", "drawn from 'nowhere'"),
    ("Q123", YESNO, OWN, DRAWN.format("topics", "a"), "title", "no flag 'a'"),
    ("Q123", TOPICS, "group: 生命", "flags: [key 2021-]", "flags", "has flag 'key', undeclared"),
    ("Q123", ONE, "'[04] > 0'", "'FLAG([乙], \"key\")'", "id: has_persons", "no such flag"),
    ("Q123", ONE, "'[04] > 0'", "'LACKS([乙], 1)'", "id: has_persons", "no such flag"),
    ("Q123", ONE, "'[04] > 0'", "'FLAG([甲], \"key\")'", "id: has_persons", "that has a list"),
    ("Q123", ONE, "'[04] > 0'", "'FLAG([T_02.wishes], \"a\")'", "id: has_persons", "own form"),
    ("Q124", ONE, "kind: date", "kind: text, register: books.x", "id: since", "column 'books.x'"),
    ("Q124", ONE, "kind: date", "kind: text, register: journals.x", "id: since", "'journals.x'"),
    ("Q124", ONE, "kind: date", "kind: date, register: journals.issn", "id: since", "a date"),
    ("Q124", ONE, "kind: date", "kind: text, register: journals.title", "id: since", "by 'issn'"),
    ("Q125", ONE, "label: 自筹", "label: 经费", "id: own_funds", "label of item 'funds'"),
    ("Q126", SURVEY, "letter_body: '", "letter_words: '", "facts:", "letter_body is missing"),
    ("Q126", SURVEY, "letter_title: 确认函", "letter_title: ' '", "facts:", "letter_title"),
]

# The fault stands in one file, what it makes wrong in another.
FAR_FAULTS = [
    ("Q004", SURVEY, "[T_01, T_02]", "[T_01]", TWO, "form: T_02", "not listed"),
    ("Q106", SURVEY, "{maker", "{unit_type: topic, maker", ONE, FILE, "no code '1'"),
    ("Q111", TWO, "scale: importance", "scale: yesno", "lists/importance.yaml", "title", "uses"),
    ("Q112", TWO, "  - use: visits\n    with: {word: 出访}\n", "", "structures/visits.yaml",
     "parameters", "uses"),
    ("Q120", TOPICS, 'other: "09"\n', "", ONE, "write_in", "asks for it"),
]  # fmt: skip


def told(folder: Path, code: str, words: str) -> list[str]:
    """file:line of each problem of that code and words."""
    problems = [one for one in lint_edition(folder) if one.code == code and words in one.message]
    return [f"{one.file}:{one.line}" for one in problems]


def place(folder: Path, file: str, text: str) -> str:
    """file:line of the first line holding the text."""
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    return f"{file}:{next(n for n, line in enumerate(lines, 1) if text in line)}"


@pytest.mark.parametrize(("code", "file", "old", "new", "line", "words"), FAULTS)
def test_a_planted_fault_is_told(plant: Plant, code, file, old, new, line, words):
    folder = plant(file, old, new)
    assert told(folder, code, words)[:1] == [place(folder, file, line)]


@pytest.mark.parametrize(("code", "file", "old", "new", "where", "line", "words"), FAR_FAULTS)
def test_a_fault_is_told_where_it_shows(plant: Plant, code, file, old, new, where, line, words):
    folder = plant(file, old, new)
    assert told(folder, code, words)[:1] == [place(folder, where, line)]


def test_every_code_has_a_planted_fault():
    assert sorted({fault[0] for fault in [*FAULTS, *FAR_FAULTS]}) == sorted(CODES)


def test_a_good_edition_has_no_fault(copy: Path):
    assert lint_edition(copy) == []


def test_problems_come_in_the_order_of_files_and_lines(plant: Plant):
    plant("forms/T_02.yaml", "part: 2", "part: 9")
    plant("forms/T_01.yaml", "label: 经费", "label: 2020")
    problems = lint_edition(plant("forms/T_01.yaml", "code: 甲", "code: A1"))
    assert [(one.file, one.code) for one in problems] == [
        ("forms/T_01.yaml", "Q118"),
        ("forms/T_01.yaml", "Q119"),
        ("forms/T_02.yaml", "Q110"),
    ]


def test_a_folder_without_a_survey(tmp_path: Path):
    assert [one.code for one in lint_edition(tmp_path)] == ["Q001"]


def test_one_fault_is_not_told_in_many_ways(plant: Plant):
    """A list that is missing does not also make its options unknown and its write-in idle."""
    problems = lint_edition(plant(TWO, "list: topics", "list: topic"))
    assert [one.code for one in problems] == ["Q104"]
    problems = lint_edition(plant(ONE, "notes: [", "notes: [["))
    assert [one.code for one in problems] == ["Q001", "Q104"]


def test_a_missing_list_is_not_also_blamed_for_its_flags(plant: Plant):
    plant(ONE, "'[04] > 0'", "'FLAG([乙], \"key\")'")
    problems = lint_edition(plant(ONE, "code: 乙, list: topics", "code: 乙, list: topic"))
    assert [one.code for one in problems] == ["Q104"]
