"""`matrix`: ids, labels and paths of cells (docs/DEFINITIONS.md, Blocks)."""

from collections.abc import Callable

from istc.definitions.model import Form, MatrixBlock

Make = Callable[..., Form]

VISITS = """
  - matrix:
      id: visits
      heading: 出访
      corner: 类型
      caption: 说明
      columns:
        - {id: projects, label: 项目数, unit: 个, note: 团组}
        - {id: persons, label: 人次, unit: 人次}
      rows:
        - {id: visit, label: 考察访问, codes: ["01", "02"], note: 注, hint: 示}
        - {id: talks, label: 洽谈, blank: [persons], codes: ["03"]}
        - {id: tours, label: 参观, blank: [projects], codes: [null, "04"]}
        - {id: other, label: 其它, write_in: {label: 名称}}
        - {id: named, label: 其它, required: true, origin: assumed,
           write_in: {id: named_as, label: 名称}}
        - {id: total, label: 合计, codes: ["13", "14"], total: true}
balances: ["13=01+03", "14=02+04"]
"""


def test_cells_are_row_and_column(form: Make):
    made = form(VISITS)
    block = made.blocks[0]
    assert isinstance(block, MatrixBlock)
    assert (block.corner, block.heading, block.caption) == ("类型", "出访", "说明")
    assert [(one.id, one.unit, one.note) for one in block.columns] == [
        ("projects", "个", "团组"),
        ("persons", "人次", ""),
    ]
    first = made.by_id["visit_projects"]
    assert (first.label, first.path, first.code) == ("项目数", ("出访", "考察访问"), "01")
    assert (first.kind, first.unit, first.required) == ("count", "个", True)
    assert (first.note, first.hint) == ("注", "示")


def test_hatched_cells_have_no_item(form: Make):
    made = form(VISITS)
    block = made.blocks[0]
    assert isinstance(block, MatrixBlock)
    assert [None if cell is None else cell.code for cell in block.rows[1].items] == ["03", None]
    assert [None if cell is None else cell.code for cell in block.rows[2].items] == [None, "04"]
    assert "talks_persons" not in made.by_id


def test_a_row_with_a_write_in_is_not_required_unless_it_says_so(form: Make):
    made = form(VISITS)
    assert not made.by_id["other_projects"].required
    assert made.by_id["named_projects"].required
    assert made.by_id["named_projects"].origin == "assumed"
    words = made.by_id["other_name"]
    assert (words.write_in_of, words.path) == ("other_projects", ("出访", "其它"))
    assert made.by_id["named_as"].write_in_of == "named_projects"
    assert [item.id for item in made.items][5:8] == [
        "other_persons",
        "other_name",
        "named_projects",
    ]


def test_totals_are_computed_by_their_balances(form: Make):
    made = form(VISITS)
    total = made.by_id["total_persons"]
    assert total.computed is not None
    assert total.computed.text == "02+04"
    block = made.blocks[0]
    assert isinstance(block, MatrixBlock)
    assert [row.total for row in block.rows] == [False] * 5 + [True]


def test_a_plain_matrix_of_one_column(form: Make):
    made = form("""
  - matrix:
      id: sources
      heading: 中方
      kind: money
      unit: 万元人民币
      plain: true
      columns: [{id: money, label: 金额}]
      rows:
        - {id: ministry, label: 科技部, codes: ["01"], when: '[rest] > 0'}
        - {id: rest, label: 其它, write_in: {label: 名称}}
        - {id: double, label: 两倍, computed: {money: '[01] * 2'}}
""")
    ministry, rest, name, double = made.items
    assert (ministry.id, ministry.label, ministry.path) == ("ministry", "科技部", ("中方", "金额"))
    assert (ministry.kind, ministry.unit) == ("money", "万元人民币")
    assert ministry.when is not None
    assert rest.when is None
    assert (name.id, name.path) == ("rest_name", ("中方", "金额", "其它"))
    assert double.computed is not None


def test_a_total_in_a_column_of_its_own_does_not_stand_under_the_other(form: Make):
    made = form("""
  - matrix:
      id: sources
      heading: 中方
      plain: true
      columns: [{id: money, label: 金额, unit: 万元人民币}]
      rows:
        - {id: ministry, label: 科技部}
        - {id: all, label: 合计金额, own_column: true, short: 中方合计}
""")
    assert [item.path for item in made.items] == [("中方", "金额"), ("中方",)]
    assert made.by_id["all"].short == "中方合计"


def test_columns_may_differ_in_kind(form: Make):
    made = form("""
  - matrix:
      id: m
      columns: [{id: n, label: 数, unit: 个}, {id: t, label: 文, kind: text}]
      rows: [{id: r, label: 行}]
""")
    assert [item.kind for item in made.items] == ["count", "text"]


def test_mistakes(small):
    made = small("""
  - matrix:
      id: m
      plain: true
      columns: [{id: a, label: 甲, unit: 个}, {id: b, label: 乙, unit: 个}]
      rows:
        - {id: r, label: 行, codes: ["01"]}
        - {id: s, label: 行, blank: [x], computed: {y: '1'}}
        - {id: t, label: 行, blank: [a, b], write_in: {label: 名}}
  - matrix:
      id: n
      columns: [{id: a, label: 甲, unit: 个}]
      rows: [{id: u, label: 行, own_column: true}]
""")
    assert [(one.line, one.code, one.message) for one in sorted(made.problems)] == [
        (8, "Q003", "only a matrix of one column can be plain"),
        (12, "Q003", "row 'r' has 1 codes for 2 cells"),
        (12, "Q103", "'r' stands twice in form A (first in forms/A.yaml:12)"),
        (13, "Q101", "row 's': the matrix has no column 'x'"),
        (13, "Q101", "row 's': the matrix has no column 'y'"),
        (13, "Q103", "'s' stands twice in form A (first in forms/A.yaml:13)"),
        (18, "Q003", "row 'u': only a plain matrix has own_column"),
    ]
