"""Blocks that the edition does not have in every shape: hatched cells, no headings, no texts."""

from dataclasses import replace

from istc.definitions.model import FieldsBlock, MatrixBlock, TableBlock
from istc.documents.paper.counting import counts_grid
from istc.documents.paper.listing import table_grid
from istc.documents.paper.matrix import matrix_grid
from istc.documents.paper.model import Cell
from istc.documents.paper.sheets import record_pieces
from tests.unit.documents.paper.filled import EDITION, values_of


def test_a_cell_that_asks_nothing_is_hatched():
    form = EDITION.by_code["HZ_02_001"]
    block = form.blocks[0]
    assert isinstance(block, MatrixBlock)
    row = replace(block.rows[0], items=(None, block.rows[0].items[1]))
    grid = matrix_grid(form, replace(block, rows=(row,)), {})

    assert [cell.tone for cell in grid.body[0]] == ["label", "void", "void", "code", "number"]


def test_a_hatched_count_and_a_group_without_a_name():
    form = EDITION.by_code["HJ_11"]
    block = form.blocks[0]
    group = block.groups[0]
    row = replace(group.rows[0], items=(None, group.rows[0].items[1]))
    bare = replace(block, groups=(replace(group, label="", rows=(row,)),))
    body = counts_grid(form, bare, values_of(form)).body

    assert body[1] == (Cell(row.label, "label"), Cell("", "void"), Cell("12", "number"))


def test_a_named_other_stands_beside_its_figure_or_alone():
    form = EDITION.by_code["HJ_11"]
    block = form.blocks[0]
    name = next(iter(block.write_ins.values()))[0]
    words = [cell.text for row in counts_grid(form, block, {name.id: "共建"}).body for cell in row]

    assert "共建" in words


def test_a_sub_table_without_rows_is_an_empty_line():
    form = EDITION.by_code["HJ_07"]
    block = next(block for block in form.blocks if isinstance(block, TableBlock))
    grid = table_grid(form, replace(block, heading="", caption=""), {})

    assert grid.body == ((Cell("", "text"), Cell("", "number")),)
    assert len(grid.head) == 2


def test_neighbouring_boxes_share_a_grid():
    form = EDITION.by_code["HZ_01_001"]
    assert all(isinstance(block, FieldsBlock) for block in form.blocks)

    (grid,) = record_pieces(form, values_of(form))

    headings = [row[0].text for row in grid.body if row[0].tone == "head"]
    assert headings == ["机构信息", "联系人"]
