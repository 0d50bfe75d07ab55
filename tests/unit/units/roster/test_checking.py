"""Every fault of a roster by name: row, column, what is wrong, how to mend it (N02, N31)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istc.units.models import Placement
from istc.units.roster.checking import check
from istc.units.roster.known import Known, Lists, spellings
from istc.units.roster.rows import Row

LISTS = Lists(
    province=spellings({"32": "江苏省", "11": "北京市"}),
    type=spellings({"01": "行政机关", "02": "高校"}),
)
NOTHING = Known(frozenset(), {}, frozenset())


def rows(*lines: str) -> list[Row]:
    """`username name superior category third` with - for a blank; from row 2 on."""
    made = []
    for number, line in enumerate(lines, 2):
        cells = [("" if cell == "-" else cell) for cell in line.split()]
        username, name, superior, category, third = [*cells, *[""] * (5 - len(cells))]
        made.append(Row(number, username, name, superior, category=category, third_level=third))
    return made


def faults(*lines: str, known: Known = NOTHING) -> list[tuple[int, str, str]]:
    return [(f.row, f.column, f.wrong) for f in check(rows(*lines), known, LISTS)]


SOUND = [
    "js 江苏省科技厅 - province 是",
    "js_a 甲大学 js",
    "js_a_x 甲学院 js_a",
    "bw 某部 - department",
]


def test_a_sound_roster_has_no_faults():
    assert faults(*SOUND) == []


def test_the_order_of_rows_does_not_matter():
    assert faults(*reversed(SOUND)) == []


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["js 甲 - province", "js 乙 - province"], (3, "用户名", "“js”与第 2 行重复")),
        (["js 甲 - province", "b1 乙 js", "b2 乙 js"], (4, "单位全称", "“乙”与第 3 行重复")),
        (["js 甲 nobody"], (2, "上级用户名", "没有用户名为“nobody”的单位")),
        (["aa 甲 aa"], (2, "上级用户名", "上级关系成环")),
        (["js 甲 -"], (2, "类别", "一级单位没有类别")),
        (["js 甲 - moon"], (2, "类别", "没有“moon”")),
        (["js 甲 - province maybe"], (2, "三级权限", "“maybe”看不懂")),
        (["js 甲 - province", "ja 乙 js - 是"], (3, "三级权限", "只能授予一级单位")),
        (["j 甲 - province"], (2, "用户名", "“j”不能用作用户名")),
        (["用户 甲 - province"], (2, "用户名", "“用户”不能用作用户名")),
        (["-js 甲 - province"], (2, "用户名", "“-js”不能用作用户名")),
        (["js - - province"], (2, "单位全称", "为空、过长")),
        ([f"js {'长' * 101} - province"], (2, "单位全称", "为空、过长")),
        (
            ["js 甲 - province", "b1 乙 js", "c1 丙 b1"],
            (4, "上级用户名", "其一级单位没有三级权限"),
        ),
        (
            ["js 甲 - province 是", "b1 乙 js", "c1 丙 b1", "d1 丁 c1"],
            (5, "上级用户名", "会成为第 4 级"),
        ),
    ],
)
def test_each_fault_stands_alone_and_names_its_place(lines, found):
    (one,) = faults(*lines)
    assert one[:2] == found[:2]
    assert one[2].startswith(found[2])


def test_a_ring_is_named_on_each_of_its_rows_and_not_on_those_that_hang_from_it():
    assert [row for row, _, _ in faults("aa 甲 bb", "bb 乙 cc", "cc 丙 aa", "dd 丁 aa")] == [
        2,
        3,
        4,
    ]


def test_codes_and_labels_are_both_taken_and_others_named():
    good = Row(2, "js", "甲", province="江苏省", type="02", category="省（市、自治区）")
    bad = Row(3, "bw", "乙", province="火星", type="99", category="department")
    found = check([good, bad], NOTHING, LISTS)
    assert [(f.row, f.column) for f in found] == [(3, "省份"), (3, "单位类型")]
    assert [f.mend for f in found] == ["写江苏省、北京市之一", "写行政机关、高校之一"]


def test_of_a_long_list_one_is_told():
    many = Lists(province=spellings({str(n): f"省{n}" for n in range(11)}))
    (found,) = check([Row(2, "js", "甲", province="火星", category="province")], NOTHING, many)
    assert found.mend == "写代码或全称，如“省0”"


def test_all_faults_come_at_once_in_the_order_of_the_file():
    found = faults("js 甲 -", "js 甲 nobody", "x 乙 nobody")
    assert [row for row, _, _ in found] == sorted(row for row, _, _ in found)
    assert len(found) == 5


def standing(**more) -> Known:
    """A level-1 unit `js` with a level-2 unit `js_a` that the system holds already."""
    right = more.pop("third_level", False)
    above = Placement(pk=1, level=1, name="江苏省科技厅", third_level=right, **more)
    below = Placement(pk=2, level=2, name="甲大学", superior=above)
    names = frozenset({(None, "江苏省科技厅"), (1, "甲大学")})
    return Known(frozenset({"js", "js_a", "centre"}), {"js": above, "js_a": below}, names)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("centre 乙 - province", (2, "用户名", "“centre”已有账号使用")),
        ("js_b 甲大学 js", (2, "单位全称", "上级单位下已有“甲大学”")),
        ("zj 江苏省科技厅 - province", (2, "单位全称", "上级单位下已有“江苏省科技厅”")),
        ("js_c 丙 js_a", (2, "上级用户名", "其一级单位没有三级权限")),
    ],
)
def test_what_the_system_holds_already_is_minded(line, found):
    (one,) = faults(line, known=standing())
    assert one == found


def test_units_are_added_below_what_the_system_holds():
    assert faults("js_c 丙 js", known=standing()) == []
    assert faults("js_c 丙 js_a", known=standing(third_level=True)) == []


def test_nothing_is_added_below_a_closed_unit():
    (one,) = faults("js_c 丙 js", known=standing(closed=True))
    assert one == (2, "上级用户名", "“js”已停用")


names = st.sampled_from(["aa", "bb", "cc", "dd", "ee"])


@given(st.dictionaries(names, st.one_of(st.just(""), names), min_size=1))
def test_whatever_hangs_under_whatever_sound_means_three_levels_at_most(superiors):
    """Any graph of superiors: it ends, and what passes is a forest no deeper than three."""
    made = [
        Row(n, name, name, superior, category="province", third_level="" if superior else "是")
        for n, (name, superior) in enumerate(superiors.items(), 2)
    ]
    if check(made, NOTHING, LISTS):
        return
    for name in superiors:
        depth, current = 1, name
        while superiors[current]:
            current = superiors[current]
            depth += 1
            assert depth <= 3
