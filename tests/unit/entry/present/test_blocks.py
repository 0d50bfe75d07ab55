"""Each type of block, drawn from the real forms that need it."""

from istc.definitions.model import FieldsBlock, Item
from istc.entry.present import checklist, counts, fields, likert, matrix, sheet, table
from istc.entry.present.sketch import make, sketch_of


def block(edition, code, at=0):
    return edition.by_code[code].blocks[at]


def test_three_numbers_stand_in_one_row_the_sum_in_front(edition):
    """HJ_01 人数: 01 = 02+…+06."""
    drawn = fields.sketch(block(edition, "HJ_01", 1), 2020)
    [lane] = drawn.lanes
    assert (lane.numbers, lane.sum) == (True, True)
    assert [one.code for one in lane.boxes] == ["01", "02", "03", "04", "05", "06"]


def test_two_numbers_stand_among_the_others(edition):
    drawn = fields.sketch(block(edition, "HZ_02_005"), 2020)
    assert [lane.numbers for lane in drawn.lanes] == [False]


def test_words_for_other_do_not_stand_by_themselves():
    items = (Item("a", "类型", "text"), Item("b", "其他", "text", write_in_of="a"))
    [one] = fields.boxes(items, 2020)
    assert (one.id, one.write_in.id) == ("a", "b")
    assert [one.id for one in fields.boxes(items[1:], 2020)] == ["b"]


def test_the_item_that_names_a_record_has_a_line_of_its_own(edition):
    drawn = fields.sketch(block(edition, "HZ_02_005"), 2020, "name")
    wide = {one.id: one.wide for lane in drawn.lanes for one in lane.boxes}
    assert wide["name"]
    assert not wide["type"]


def test_a_lone_number_between_texts_breaks_no_grid():
    items = (Item("a", "甲", "text"), Item("n", "数", "count"), Item("b", "乙", "text"))
    drawn = fields.sketch(FieldsBlock(items=items), 2020)
    assert [len(lane.boxes) for lane in drawn.lanes] == [3]


def test_matrix_cells_are_named_by_row_and_column(edition):
    drawn = matrix.sketch(block(edition, "HZ_02_001"), 2020)
    assert drawn.rows[3].cells[1].spoken == "培训 人次"
    assert drawn.rows[3].cells[1].code == "08"
    assert [row.total for row in drawn.rows] == [False] * 6 + [True]
    assert drawn.rows[6].cells[0].control == "auto"


def test_a_row_of_a_matrix_may_ask_for_its_name(edition):
    """HZ_05_004 04 其它."""
    drawn = matrix.sketch(block(edition, "HZ_05_004", 1), 2020)
    named = [row.write_in for row in drawn.rows if row.write_in]
    assert len(named) == 1
    assert named[0].spoken.startswith("其它")


def test_options_read_down_the_left_column_then_the_right(edition):
    drawn = checklist.sketch(block(edition, "HZ_05_001"), 2020)
    left, right = drawn.halves
    assert (left[0].code, right[-1].code) == ("01", drawn.box.other)
    assert 0 <= len(left) - len(right) <= 1
    assert drawn.limit == 5


def test_classifications_and_their_subtotals(edition):
    form = edition.by_code["HJ_11"]
    drawn = [counts.sketch(one, 2020) for one in form.blocks]
    assert [len(one.groups) for one in drawn] == [3, 0, 1, 1]
    assert [one.narrow for one in drawn] == [False, False, True, True]
    founders = drawn[2].groups[0]
    assert [len(half) for half in founders.halves] == [6, 6]
    assert len(founders.sums[0].split()) == 12


def test_how_subtotals_stand_to_the_total(edition):
    drawn = counts.sketch(block(edition, "HJ_11"), 2020)
    group, (ever, new) = drawn.groups[0], drawn.totals
    first = group.sums[0].split()[0]
    fresh = group.sums[1].split()[0]

    def words(**values):
        return counts.standing(group, drawn.totals, values)

    assert words().words == ""
    assert words(**{first: "3"}).sums == ("3", "")
    assert words(**{first: "3", ever.id: "3"}).words == "与总数相等"
    short = words(**{first: "3", ever.id: "4"})
    assert (short.words, short.even) == ("比总数少 1", False)
    assert words(**{fresh: "9", new.id: "4"}).words == "比总数多 5"


def test_ratings_are_numbered_as_printed(edition):
    drawn = likert.sketch(block(edition, "HJ_14"), 2020)
    assert [row.number for row in drawn.rows] == list(range(1, 10))
    assert drawn.rows[-1].write_in is not None
    assert len(drawn.scale) == 5


def test_sub_table_is_called_by_its_heading(edition):
    drawn = table.sketch(block(edition, "HJ_07", 1), 2020)
    assert drawn.title == "户籍所在地（人数）"
    assert drawn.most == 200


def test_sheet_has_a_key_and_groups_of_columns(edition):
    drawn = sheet.sketch(edition.by_code["HZ_02_002"], 2020)
    assert [one.id for one in drawn.keys] == ["country"]
    assert [group.label for group in drawn.groups][-1] == "合计"
    assert [column.box.code for column in drawn.columns] == [f"{n:02}" for n in range(1, 15)]
    assert [column.first for column in drawn.columns][:3] == [True, False, True]


def test_any_form_of_records_can_be_a_sheet(edition):
    """The grid of a list form: every item a column."""
    drawn = sheet.sketch(edition.by_code["HZ_02_008"], 2020)
    assert len(drawn.keys) + len(drawn.columns) == 6


def test_every_form_can_be_drawn_and_is_drawn_once(edition):
    for form in edition.forms:
        made = make(form, 2020)
        assert set(made.boxes) == {item.id for item in form.items}
        assert sketch_of(form, 2020) is sketch_of(form, 2020)


def test_neighbours_share_a_card(edition):
    assert [card.type for card in make(edition.by_code["HZ_01_001"], 2020).cards] == ["fields"]
    types = [card.type for card in make(edition.by_code["HZ_04_001"], 2020).cards]
    assert types == ["matrix", "fields", "matrix"]


def test_long_lists_are_named_once(edition):
    lists = make(edition.by_code["HZ_03_002"], 2020).lists
    assert [one.id for one in lists] == ["countries"]
