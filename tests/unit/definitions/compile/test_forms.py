"""What a form says of itself, and references of every sort."""

FULL = """\
form: A
title: 甲表
part: 1
record: multi
layout: sheet
summary: [甲, n]
unique: [甲]
unit_note: 万元人民币
applies: '[unit.type] = "1" and [unit.level] = 2'
applies_note: 非行政机关无需填写
declinable: true
nil: 本单位{year}年没有
notes: [涉密不填]
source: manual.txt L1
blocks:
"""
ITEMS = """
  - fields:
      items:
        - {id: name, code: 甲, label: 名称, kind: text}
        - {id: n, label: 数, kind: count, unit: 个, when: '[甲] = "x" and [unit.level] > 1'}
"""


def test_a_form_with_everything(small):
    told = "instructions: [{term: 名称, text: 全称, items: [甲], origin: explained}]\n"
    made = small(ITEMS + told, head=FULL)
    assert made.problems == []
    form = made.edition.by_code["A"]
    assert form.multi
    assert (form.layout, form.summary, form.unique) == ("sheet", ("name", "n"), ("name",))
    assert (form.unit_note, form.applies_note, form.declinable) == (
        "万元人民币", "非行政机关无需填写", True
    )  # fmt: skip
    assert (form.nil_words, form.notes, form.source) == (
        "本单位2020年没有",
        ("涉密不填",),
        "manual.txt L1",
    )
    assert form.applies is not None
    assert [ref.item for ref in form.applies.refs()] == ["type", "level"]
    (told,) = form.instructions
    assert (told.term, told.text, told.items, told.origin) == (
        "名称",
        "全称",
        ("name",),
        "explained",
    )
    assert made.edition.part_forms(1) == (form,)
    assert made.edition.part_forms(2) == ()


def test_layout_follows_the_record(form, small):
    assert form(ITEMS).layout == "page"
    multi = small(ITEMS, head="form: A\ntitle: 表\npart: 1\nrecord: multi\nblocks:\n")
    assert multi.edition.forms[0].layout == "list"
    assert multi.edition.forms[0].nil_words == ""


def test_references_that_lead_nowhere(small):
    head = FULL.replace('[unit.type] = "1"', '[甲] = "1"').replace("summary: [甲", "summary: [乙")
    made = small(ITEMS + "instructions: [{text: 全称, items: [丙]}]\n", head=head)
    assert [(one.line, one.code, one.message) for one in sorted(made.problems)] == [
        (6, "Q101", "form A has no item '乙'"),
        (9, "Q101", "only facts of the unit may stand here, not '甲' "
                    "(at character 1 of '[甲] = \"1\" and [unit.level] = 2')"),
        (21, "Q101", "form A has no item '丙'"),
    ]  # fmt: skip
