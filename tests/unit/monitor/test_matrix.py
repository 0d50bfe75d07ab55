"""The matrix: what a cell says and where it leads (screen 10)."""

import pytest

from istc.definitions.load import load_edition
from istc.monitor import matrix
from istc.reports.queries import FormState
from istc.reports.queries.completion import Completion
from istc.reports.states import State
from istc.units.models import Placement

EDITION = load_edition("2020", 2020)


def row(**states: FormState) -> matrix.Row:
    every = {form.code: states.get(form.code, FormState(form.code)) for form in EDITION.forms}
    [made] = matrix.rows(EDITION, [Placement(year=2020, unit_id=5)], {5: every})
    return made


@pytest.mark.parametrize(
    ("state", "more", "words", "linked"),
    [
        (State.TODO, {}, "未填报", True),
        (State.NA, {}, "不适用", False),
        (State.ZERO, {}, "零报告", True),
        (State.DRAFT, {"records": 3, "errors": 2}, "填报中，3 条，2 处错误", True),
        (State.DONE, {"records": 1}, "已完成填报", True),
    ],
)
def test_a_cell(state, more, words, linked):
    made = row(HZ_02_005=FormState("HZ_02_005", state, str(state.label), **more))
    cell = next(cell for cell in made.cells if cell.code == "HZ_02_005")
    assert (cell.words, cell.linked) == (words, linked)


def test_a_rows_percent_leaves_out_what_does_not_apply():
    made = row(
        HZ_01_001=FormState("HZ_01_001", State.DONE),
        HZ_01_002=FormState("HZ_01_002", State.ZERO),
        HZ_05_005=FormState("HZ_05_005", State.NA),
    )
    assert (made.done, made.total, made.percent) == (2, 48, 4)
    assert matrix.Row(made.place, 0, 0, ()).percent == 0


def test_heads_name_every_form_once_and_mark_the_first_of_each_part():
    counted = {form.code: Completion(2, 1, 2) for form in EDITION.forms}
    made = matrix.heads(EDITION, {**counted, "HZ_05_005": Completion(0, 0, 0)})
    forms = [form for part in made for form in part.forms]
    assert [form.code for form in forms] == [form.code for form in EDITION.forms]
    assert [form.code for form in forms if form.first] == [part.forms[0].code for part in made]
    by_code = {form.code: form for form in forms}
    assert (by_code["HZ_02_001"].percent, by_code["HZ_02_001"].bar) == (50, matrix.HEIGHT / 2)
    assert by_code["HZ_05_005"].percent == 0
    assert by_code["HZ_02_001"].number == "001"
