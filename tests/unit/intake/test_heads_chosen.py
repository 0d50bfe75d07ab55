"""Columns matched by hand settle what the headers left open (design 06a, N23)."""

from pathlib import Path

from istc.checks.around import Known
from istc.intake.examine import examine
from istc.intake.outcome import Expected, Outcome
from tests.workbooks.cases import EDITION, FIELD_FORM, UNIT, bare
from tests.workbooks.should_pass.cases import CELLS, GOOD, HEADS


def read(path: Path, **chosen: str) -> Outcome:
    expected = Expected(EDITION, (FIELD_FORM,), UNIT)
    return examine(path, expected, lambda form: Known(2020), stored={}, chosen={FIELD_FORM: chosen})


def columns(outcome: Outcome) -> dict[str, tuple[str, str]]:
    return {one.item: (one.column, one.by) for one in outcome.of(FIELD_FORM).columns}


def test_of_two_columns_with_one_header_one_is_chosen(tmp_path: Path):
    path = bare(tmp_path / "a.xlsx", [[*HEADS, HEADS[0]], [*CELLS, "另一个"]])
    assert [one.code for one in read(path).every_fault] == ["heads_twice"]
    outcome = read(path, name="I")
    assert [one.code for one in outcome.every_fault] == []
    assert columns(outcome)["name"] == ("I", "hand")
    assert outcome.of(FIELD_FORM).unread == [("A", HEADS[0])]
    assert outcome.of(FIELD_FORM).records[0].values == {**GOOD, "name": "另一个"}


def test_a_code_against_its_label_is_settled(tmp_path: Path):
    path = bare(tmp_path / "a.xlsx", [HEADS, list("乙甲丙丁戊己庚辛"), CELLS])
    assert {one.code for one in read(path).every_fault} == {"heads_crossed"}
    outcome = read(path, name="A", type="B")
    assert outcome.every_fault == []
    assert outcome.of(FIELD_FORM).records[0].values == GOOD


def test_what_was_right_stays_as_it_was_known(tmp_path: Path):
    path = bare(tmp_path / "a.xlsx", [HEADS, CELLS])
    outcome = read(path, name="A", no_such_item="B", term="")
    assert columns(outcome)["name"] == ("A", "label")
    assert "term" not in columns(outcome)
    assert outcome.of(FIELD_FORM).unread == [("E", HEADS[4])]
