"""`fields` and its items and write-ins (docs/DEFINITIONS.md, Items)."""

from collections.abc import Callable

from istc.definitions.model import FieldsBlock, Form

Make = Callable[..., Form]


def test_an_item_with_all_its_words(form: Make):
    made = form("""
  - fields:
      heading: 经费
      caption: 说明
      columns: 3
      id: money
      items:
        - {id: funds, code: 丙, label: 中方经费, kind: money, unit: 万元人民币, required: false,
           origin: explained, hint: 提示, note: 补充项, minimum: "0", maximum: "12", short: 经费,
           carry: true, path: [中方]}
        - {id: name, label: 名称, kind: text, max_length: 200, allow_none_word: true}
""")
    (block,) = made.blocks
    assert isinstance(block, FieldsBlock)
    assert (block.heading, block.caption, block.columns, block.id) == ("经费", "说明", 3, "money")
    funds, name = made.items
    assert funds.path == ("经费", "中方")
    assert (funds.code, funds.unit, funds.required, funds.origin) == (
        "丙", "万元人民币", False, "explained"
    )  # fmt: skip
    assert (funds.hint, funds.note, funds.short, funds.carry) == ("提示", "补充项", "经费", True)
    assert (funds.minimum, funds.maximum, funds.line) == ("0", "12", 13)
    assert (name.required, name.origin, name.code, name.unit) == (True, "printed", None, None)
    assert (name.max_length, name.allow_none_word) == (200, True)
    assert funds.name == "丙 中方 经费"
    assert name.name == "经费 名称"


def test_a_write_in_follows_its_parent(form: Make):
    made = form("""
  - fields:
      items:
        - {id: has, label: 有无, kind: choice, list: colours, write_in: {label: 说明}}
        - {id: hue, label: 色, kind: choices, list: colours, max: 2, when: '[has] = "01"',
           write_in: {id: hue_words, label: 说明, counted: true, code: 乙, max_length: 9}}
""")
    has, has_other, hue, words = made.items
    assert (has_other.id, has_other.write_in_of, has_other.kind) == ("has_other", "has", "text")
    assert (has_other.required, has_other.counted) == (False, False)
    assert has.options is not None
    assert has.options.other == "09"
    assert hue.max_choices == 2
    assert (words.id, words.counted, words.code, words.max_length) == ("hue_words", True, "乙", 9)
    assert words.when == hue.when
    assert has.when is None


def test_a_computed_item(form: Make):
    made = form("""
  - fields:
      items:
        - {id: a, code: "01", label: 甲, kind: count, unit: 个}
        - {id: b, code: "02", label: 乙, kind: count, unit: 个, computed: balance}
        - {id: c, label: 丙, kind: count, unit: 个, computed: '[01] * 2'}
balances: ["02=01+01"]
""")
    a, b, c = made.items
    assert a.computed is None
    assert b.computed is not None
    assert (b.computed.text, b.computed.items()) == ("01+01", ("a",))
    assert c.computed is not None
    assert c.computed.text == "[01] * 2"
    assert made.computed == (b, c)


def test_items_are_found_by_id_and_code(form: Make):
    made = form('  - fields: {items: [{id: a, code: "01", label: 甲, kind: text}]}\n')
    assert made.by_id["a"] is made.by_code["01"] is made.items[0]
    assert not made.multi


def test_an_unknown_list(small):
    made = small("  - fields: {items: [{id: a, label: 甲, kind: choice, list: hues}]}\n")
    assert list(map(str, made.problems)) == [
        "forms/A.yaml:6: Q104 there is no list lists/hues.yaml"
    ]


def test_a_list_that_does_not_fit_is_blamed_once(small):
    body = "  - fields: {items: [{id: a, label: 甲, kind: choice, list: hues}]}\n"
    made = small(body, lists__hues="title: 色\n")
    assert {(one.file, one.code) for one in made.problems} == {("lists/hues.yaml", "Q003")}
