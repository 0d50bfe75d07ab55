"""Values as cells: what is written is read back by the kinds."""

from istc.definitions.kinds import parse
from istc.definitions.load import load_edition
from istc.documents.hints import filling, hint
from istc.documents.plan import plan_of
from istc.documents.words import LONGEST_CELL, cell_text, fitted, is_cut, option_text

EDITION = load_edition("2020")


def test_choices_with_code_and_label_are_read_back():
    """N38: both code and label of choices."""
    items = [item for form in EDITION.forms for item in form.items if item.options]
    for item in items:
        codes = [option.code for option in item.options.options][: item.max_choices or 5]
        value = codes if item.kind == "choices" else codes[-1]
        assert parse(item, cell_text(item, value)) == value


def test_a_code_that_the_list_lost_stands_alone():
    assert option_text(EDITION.lists["yesno"], "9") == "9"


def test_texts_are_cut_to_a_cell_and_say_so():
    assert fitted("短") == "短"
    long = fitted("长" * 40_000)
    assert len(long) == LONGEST_CELL
    assert is_cut(long)
    assert "全文 40000 字" in long
    assert not is_cut("短")


def test_every_column_says_how_to_fill_it_in():
    for form in EDITION.forms:
        for column in plan_of(form).columns:
            assert filling(column.item)
    items = EDITION.by_code["HZ_02_002"].by_id
    assert filling(items["total_projects"]) == "个（团组）（自动计算）"
    assert hint(EDITION.by_code["HZ_02_002"], items["total_projects"]).startswith("由系统自动计算")
    checklist = EDITION.by_code["HZ_05_001"].items[0]
    assert "最多 5 项" in hint(EDITION.by_code["HZ_05_001"], checklist)


def test_a_plan_has_every_item_once_under_its_own_headers():
    for form in EDITION.forms:
        plan = plan_of(form)
        assert plan is plan_of(form)
        assert [column.id for column in plan.columns] == [item.id for item in form.items]
        heads = [(column.heads, column.code) for column in plan.columns]
        assert len(set(heads)) == len(heads)
