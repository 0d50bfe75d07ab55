"""Every form of the edition on paper: all its values, codes and options, nothing twice (F60)."""

import pytest

from istc.documents.paper import Cell, Grid, Words
from istc.documents.paper.listing import is_list
from tests.unit.documents.paper.filled import EDITION, sheet, values_of

FORMS = [form.code for form in EDITION.forms]


def grids(found):
    return [piece for piece in found if isinstance(piece, Grid)]


def texts(found):
    return [cell.text for grid in grids(found) for row in (*grid.head, *grid.body) for cell in row]


@pytest.mark.parametrize("code", FORMS)
def test_rows_of_every_grid_are_as_wide_as_its_columns(code):
    """A cell over several rows counts in each of them: else Word repairs the file."""
    form = EDITION.by_code[code]
    for grid in grids(sheet(code, values_of(form), values_of(form)).pieces):
        covered = [0] * len(grid.weights)
        for row in (*grid.head, *grid.body):
            place = 0
            for cell in row:
                while covered[place]:
                    covered[place] -= 1
                    place += 1
                for one in range(place, place + cell.across):
                    covered[one] = cell.down - 1
                place += cell.across
            while place < len(covered) and covered[place]:
                covered[place] -= 1
                place += 1
            assert place == len(grid.weights), (code, row)


@pytest.mark.parametrize("code", FORMS)
def test_every_printed_code_and_every_text_stands_on_the_sheet(code):
    form = EDITION.by_code[code]
    found = texts(list(sheet(code, values_of(form)).pieces))

    assert {item.code for item in form.items if item.code} <= set(found)
    words = sum(text.count("先进陶瓷") for text in found)
    assert words == sum(
        2 if item.table else 1
        for item in form.items
        if values_of(form).get(item.id) == "先进陶瓷" or (item.table and item.kind == "text")
    )


@pytest.mark.parametrize("code", FORMS)
def test_a_form_without_records_says_why(code):
    pieces = list(sheet(code).pieces)

    assert pieces == [Words("零报告：没有", "nil")]


def test_a_matrix_prints_codes_before_values_and_its_balance_below():
    form = EDITION.by_code["HZ_02_001"]
    grid, words = sheet("HZ_02_001", {"visit_projects": "0", "visit_persons": "1234"}).pieces

    first = grid.body[0]
    assert first[0] == Cell("考察访问", "label")
    assert [cell.text for cell in first[1:]] == ["01", "0", "02", "1,234"]
    assert [cell.text for cell in grid.body[1][1:]] == ["03", "", "04", ""]
    assert "13=01+03+05+07+09+11" in words.text
    assert form.code == "HZ_02_001"


def test_all_options_are_printed_and_the_chosen_ones_marked():
    form = EDITION.by_code["HZ_05_001"]
    item = form.items[0]
    other = item.options.other
    values = {item.id: [item.options.options[1].code, other], form.items[1].id: "联合办刊"}
    rows = texts(list(sheet("HZ_05_001", values).pieces))[1:]

    assert len(rows) == len(item.options.options)
    assert [row[0] for row in rows].count("■") == 2
    assert rows[1].startswith("■ ")
    assert rows[-1].endswith("（联合办刊）")


def test_a_rating_is_ticked_in_its_column():
    form = EDITION.by_code["HJ_14"]
    block = form.blocks[0]
    grade = block.scale.options[2].code
    grid = grids(sheet("HJ_14", {block.rows[0].item.id: grade}).pieces)[0]

    marks = [cell.text for cell in grid.body[0][1:]]
    assert marks.index("√") == 2
    assert marks.count("√") == 1


def test_wide_forms_get_a_card_for_each_record_and_narrow_ones_a_row():
    assert is_list(EDITION.by_code["HZ_02_002"])
    assert is_list(EDITION.by_code["HZ_02_005"])
    assert not is_list(EDITION.by_code["HZ_05_004"])
    values = values_of(EDITION.by_code["HJ_07"])
    pieces = list(sheet("HJ_07", values, values).pieces)
    cards = [piece.text for piece in pieces if isinstance(piece, Words)]
    assert cards == ["第 1 条", "第 2 条"]


def test_draft_mark_check_code_and_reasons():
    done = sheet("HZ_02_001", {}, check_line="校验码 AB", remarks=("说明：停飞",))
    assert (done.mark, done.check_line) == ("", "校验码 AB")
    assert Words("说明：停飞") in list(done.pieces)
    assert sheet("HZ_02_001", {}, draft=True).mark == "草稿"
    assert dict(done.corner)["制定机关"] == EDITION.facts["maker"]
