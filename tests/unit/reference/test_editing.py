"""One change to a list, judged before anything is stored (N08)."""

from dataclasses import replace

import pytest

from istc.definitions.model import Option, OptionList
from istc.reference import comparing, options
from istc.reference.editing import Draft, added, changed, told
from istc.reference.errors import Refused

TYPES = OptionList(
    "types", "类型", "assumed",
    (Option("01", "中心", note="注", group="组"), Option("02", "实验室"), Option("09", "其他")),
    other="09", flags={"key": "重点"}, maintained=True,
)  # fmt: skip


def test_a_new_option_stands_before_other():
    made = added(TYPES, Draft("03", " 研究  院 ", search="RI"))
    assert [(one.code, one.label) for one in made][2:] == [("03", "研究 院"), ("09", "其他")]


def test_without_other_it_stands_last():
    plain = OptionList("a", "甲", "assumed", TYPES.options[:2])
    assert added(plain, Draft("AA", "新"))[-1] == Option("AA", "新")


def test_what_the_page_does_not_show_is_kept():
    made = changed(TYPES, Draft("01", "研究中心", flags={"key": (2021, None), "no": (1, 2)}))
    assert made[0] == Option("01", "研究中心", note="注", group="组", marks=("key 2021-",))
    assert told(TYPES, made[0]) == "研究中心（重点，自 2021 年）"


def test_a_mark_is_kept_unless_it_is_named():
    marked = OptionList(
        "a", "甲", "assumed", (Option("1", "一", search="one", marks=("key 2020-",)),),
        flags={"key": "重点"},
    )  # fmt: skip
    (renamed,) = changed(marked, Draft("1", "壹"))
    assert (renamed.marks, renamed.search) == (("key 2020-",), "one")
    (bare,) = changed(marked, Draft("1", "一", search="", flags={"key": None}))
    assert (bare.marks, bare.search) == ((), "")


def test_an_option_in_words():
    one = Option("1", "甲", marks=("key", "key -2019", "other 2020-2021"), retired=True)
    assert told(TYPES, one) == "甲（重点；重点，至 2019 年；other，自 2020 年，至 2021 年；停用）"


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (Draft("", "新"), "代码没有填对"),
        (Draft("甲", "新"), "代码没有填对"),
        (Draft("0" * 11, "新"), "代码没有填对"),
        (Draft("01", "新"), "代码 01 已有，是“中心”"),
        (Draft("03", "  "), "名称没有填对"),
        (Draft("03", "长" * 101), "名称没有填对"),
        (Draft("03", "甲；乙"), "分隔符"),
        (Draft("03", "甲\x00乙"), "分隔符"),
        (Draft("03", "中 心"), "“中 心”已有，代码 01"),
        (Draft("03", "新", flags={"key": (1999, None)}), "年份没有填对"),
        (Draft("03", "新", flags={"key": (None, 2100)}), "年份没有填对"),
        (Draft("03", "新", flags={"key": (2021, 2020)}), "起始年度晚于"),
    ],
)
def test_what_cannot_be_added(draft, said):
    with pytest.raises(Refused, match=said):
        added(TYPES, draft)


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (Draft("77", "无"), "没有代码 77"),
        (Draft("09", "其他", retired=True), "不能停用"),
        (Draft("02", "实验室"), "没有改动"),
        (Draft("02", "中心"), "代码 01"),
    ],
)
def test_what_cannot_be_changed(draft, said):
    with pytest.raises(Refused, match=said):
        changed(TYPES, draft)


@pytest.mark.parametrize(
    "draft", [Draft("HK", "某地"), Draft("XH", "中国香港"), Draft("01", "香港")]
)
def test_what_never_stands_in_a_list(draft):
    """Design §7: 港澳台 do not stand beside countries."""
    barring = replace(TYPES, barred=("HK", "香港"))
    with pytest.raises(Refused, match="按规定不列入这个列表"):
        (changed if draft.code == "01" else added)(barring, draft)


def test_options_are_stored_and_read_alike():
    full = (*TYPES.options, Option("x", "乙", "n", "g", "s", ("key 2020-",), retired=True))
    assert options.read(options.stored(full)) == full


def test_a_name_stands_for_one_content():
    first = options.name(1, options.stored(TYPES.options))
    assert first.startswith("1-")
    assert first == options.name(1, options.stored(TYPES.options))
    assert first != options.name(1, options.stored(TYPES.options[1:]))
    assert len(first) <= 40


def test_versions_compared():
    after = added(TYPES, Draft("03", "研究院"))
    after = changed(OptionList("types", "类型", "assumed", after, "09"), Draft("01", "研究中心"))
    found = comparing.differences(TYPES, TYPES.options, after)
    assert [(one.code, one.before, one.after) for one in found] == [
        ("01", "中心", "研究中心"), ("03", "", "研究院")
    ]  # fmt: skip
    assert comparing.differences(TYPES, after, TYPES.options)[-1].after == ""
