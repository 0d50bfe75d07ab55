"""`checklist`, `likert` and `table` blocks (F73, F74; docs/DEFINITIONS.md, Blocks)."""

from collections.abc import Callable

from istc.definitions.model import ChecklistBlock, Form, LikertBlock, TableBlock

Make = Callable[..., Form]


def test_a_checklist_f73(form: Make):
    made = form("""
  - checklist: {id: hues, label: 喜欢的颜色, list: colours, max: 2, heading: 一,
      caption: 说, code: 甲, when: 'FILLED([plain])', note: 注, hint: 示, short: 色,
      write_in: {label: 请说明}}
  - checklist: {id: plain, label: 颜色, list: colours, required: false, origin: assumed}
""")
    block, plain = made.blocks
    assert isinstance(block, ChecklistBlock)
    assert (block.id, block.heading, block.caption) == ("hues", "一", "说")
    assert [item.id for item in block.items] == ["hues", "hues_other"]
    assert (block.item.kind, block.item.max_choices, block.item.path) == ("choices", 2, ("一",))
    assert block.item.when is not None
    assert isinstance(plain, ChecklistBlock)
    assert plain.items == (plain.item,)
    assert (plain.item.required, plain.item.origin, plain.item.when) == (False, "assumed", None)


def test_a_likert(form: Make):
    made = form("""
  - likert:
      id: problems
      question: 1.问题
      scale: colours
      rows:
        - {id: channel, label: 渠道, note: 注}
        - {id: other, label: 其他, write_in: {label: 请说明, counted: true}}
""")
    (block,) = made.blocks
    assert isinstance(block, LikertBlock)
    assert block.scale.id == "colours"
    channel, words, other = made.items
    assert (channel.id, channel.kind, channel.path) == ("problems_channel", "choice", ("1.问题",))
    assert (channel.required, other.required) == (True, False)
    assert (words.id, words.write_in_of, words.counted) == (
        "problems_other_name", "problems_other", True
    )  # fmt: skip
    assert words.path == ("1.问题", "其他")


def test_a_likert_without_its_scale(small):
    made = small("  - likert: {id: p, question: 问, scale: none, rows: [{id: a, label: 甲}]}\n")
    assert [one.code for one in made.problems] == ["Q104"]


def test_a_table(form: Make):
    made = form("""
  - table:
      id: ages
      heading: 年龄
      caption: 说
      max_rows: 5
      items:
        - {id: band, label: 区间, kind: choice, list: colours, write_in: {label: 说明}}
        - {id: persons, label: 人数, kind: count, unit: 人}
""")
    (block,) = made.blocks
    assert isinstance(block, TableBlock)
    assert (block.max_rows, block.heading, block.caption) == (5, "年龄", "说")
    assert made.tables == {"ages": block}
    assert [(item.id, item.table, item.path) for item in made.items] == [
        ("band", "ages", ("年龄",)),
        ("band_other", "ages", ("年龄",)),
        ("persons", "ages", ("年龄",)),
    ]
