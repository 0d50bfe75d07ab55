"""`counts` of HJ_11–13: order, ids, paths (docs/DEFINITIONS.md, Blocks)."""

from istc.definitions.model import CountsBlock

BODY = """
  - counts:
      id: centres
      title: 中心
      heading: 一
      unit: 个
      columns: [{id: all, label: 累计}, {id: new, label: 新增}]
      totals:
        - {id: centres_all, label: 截至年底累计, code: "01", note: 注}
        - {id: centres_new, label: 当年新增, required: false}
      groups:
        - id: setup
          label: （1）方式
          rows:
            - {id: sole, label: 自行, assumed: [new], note: 注}
            - {id: joint, label: 联合, required: false}
            - {id: rest, label: 其它, write_in: {label: 方式, counted: true}}
            - {id: more, label: 其它, write_in: {id: more_called, label: 方式}}
      texts:
        - {id: story_all, label: 说明, kind: longtext}
        - {id: story_new, label: 说明, kind: longtext}
balances: ["[centres_all]=[sole_all]+[joint_all]", "[joint_all]=[rest_all]"]
"""


def test_printed_order_is_column_by_column(form):
    made = form(BODY)
    assert [item.id for item in made.items] == [
        "centres_all", "sole_all", "joint_all", "rest_name_all", "rest_all", "more_called_all",
        "more_all", "story_all",
        "centres_new", "sole_new", "joint_new", "rest_name_new", "rest_new", "more_called_new",
        "more_new", "story_new",
    ]  # fmt: skip


def test_paths_and_origins(form):
    made = form(BODY)
    sole, words = made.by_id["sole_new"], made.by_id["rest_name_new"]
    assert (sole.label, sole.path) == ("自行", ("一", "当年新增", "（1）方式"))
    assert (sole.origin, sole.required) == ("assumed", False)
    assert (made.by_id["sole_all"].origin, made.by_id["sole_all"].required) == ("printed", True)
    assert not made.by_id["joint_all"].required
    assert not made.by_id["rest_all"].required
    assert words.path == ("一", "当年新增", "（1）方式", "其它")
    assert (words.write_in_of, words.counted) == ("rest_new", True)
    assert made.by_id["centres_all"].path == made.by_id["story_all"].path == ("一",)
    assert not made.by_id["centres_new"].required


def test_totals_may_be_computed(form):
    made = form(BODY)
    assert [item.id for item in made.computed] == ["centres_all", "joint_all"]


def test_the_block(form):
    (block,) = form(BODY).blocks
    assert isinstance(block, CountsBlock)
    assert (block.title, [column.label for column in block.columns]) == ("中心", ["累计", "新增"])
    assert set(block.write_ins) == {"rest", "more"}


def test_widths_must_agree(small):
    made = small("""
  - counts:
      id: c
      title: 中心
      columns: [{id: all, label: 累计}, {id: new, label: 新增}]
      totals: [{id: c_all, label: 累计}]
      groups: [{id: g, label: 组, rows: [{id: r, label: 行, assumed: [old]}]}]
      texts: [{id: t, label: 说明, kind: text}]
""")
    assert [(one.line, one.code, one.message) for one in made.problems] == [
        (8, "Q003", "2 columns need 2 totals"),
        (8, "Q003", "2 columns need 2 texts, or none"),
        (12, "Q101", "row 'r': there is no column 'old'"),
    ]
