"""What decisions.md settles beyond the print, held against the compiled 2020 edition."""

import pytest

from istc.definitions.lint.run import lint_edition
from istc.definitions.load import load_edition
from istc.definitions.model import Form, Item
from istc.definitions.places import root

EDITION = load_edition("2020", 2020)


def form(code: str) -> Form:
    return EDITION.by_code[code]


def item(code: str, name: str) -> Item:
    return form(code).by_code.get(name) or form(code).by_id[name]


def test_the_linter_finds_nothing():
    assert lint_edition(root() / "2020") == []


EXPLAINED = {
    "HZ_02_005": ["外方经费（万元人民币）", "外方执行单位", "外方所属国家（地区）"],
    "HZ_02_010": ["是否服务于“一带一路”互联互通"],
    "HZ_02_011": ["会议举办城市", "会议经费（万元人民币）"],
    "HZ_02_012": ["总使用小时", "外籍人员或团队使用小时"],
    "HZ_03_001": ["外国人来华工作许可（件）", "外国高端人才确认函（件）"],
    "HZ_03_002": ["人才引进国家（地区）"],
}


def test_supplementary_items():
    """C15, §1: explained in chapter 四 without a column; optional, without code, last, marked."""
    found: dict[str, list[str]] = {}
    for one in EDITION.forms:
        for index, this in enumerate(one.items):
            if this.origin == "explained":
                found.setdefault(one.code, []).append(this.label)
                later = one.items[index:]
                assert all(x.origin == "explained" for x in later)
                assert (this.required, this.code, this.note) == (False, None, "指标解释补充项")
    assert found == EXPLAINED


def test_optional_items():
    """§3: every printed item is required at completion, but for these."""
    found = {
        (one.code, this.code or this.id)
        for one in EDITION.forms
        for this in one.items
        if not this.required and this.origin == "printed" and not this.write_in_of
        and not one.code.startswith("HJ_1")
    }  # fmt: skip
    phones = {("HZ_01_001", code) for code in "辛壬癸"}
    others = {("HZ_05_004", code) for code in ("04", "09")}
    assert found == phones | others | {(f"HJ_0{number}", "壬") for number in range(1, 5)}


def test_in_the_regional_forms_only_other_rows_and_texts_are_optional():
    for code in ("HJ_11", "HJ_12", "HJ_13"):
        found = {this.id.rpartition("_")[0] for this in form(code).items if not this.required}
        named = {name for name in found if name.endswith(("_other", "_other_name"))}
        plain = {"space_kinds"}
        if code == "HJ_11":
            plain |= {"region_institute", "mainland_institute"}
        assert found == named | plain


def test_hj_11_holds_the_two_cells_that_its_print_leaves_out():
    """§1: both joint institutions exist in both sections of all three."""
    found = [this.id for this in form("HJ_11").items if this.origin == "assumed"]
    assert sorted(found) == ["mainland_institute_new", "region_institute_all"]
    assert item("HJ_11", "region_institute_all").label == "港科研机构与内地高校联合设立"
    assert item("HJ_11", "mainland_institute_new").label == "内地科研机构与香港高校联合设立"


@pytest.mark.parametrize("codes", [("HJ_11", "HJ_12", "HJ_13"), ("HJ_14", "HJ_15", "HJ_16")])
def test_three_regions_share_one_structure(codes):
    first, second, third = ([this.id for this in form(code).items] for code in codes)
    assert first == second == third


def test_region_words_do_not_mix():
    """§1: HJ_13's 澳资 and 内地 are misprints."""
    words = {"HJ_11": "澳台", "HJ_12": "港台", "HJ_13": "港澳"}
    for code, foreign in words.items():
        texts = "".join(this.label for this in form(code).items).replace("平台", "")
        assert not set(foreign) & set(texts)
    assert "内地" not in "".join(this.label for this in form("HJ_13").items)


SOURCES = {
    "01": "SUM([HZ_02_005.丙])",
    "02": "SUM([HZ_02_006.01])",
    "03": "SUM([HZ_03_002.01])",
    "04": "SUM([HZ_02_011.funds])",
}


def test_funds_are_added_up_from_their_forms():
    """F72, N27."""
    assert {code: item("HZ_04_001", code).computed.text for code in SOURCES} == SOURCES
    assert {code for code, fed in EDITION.feeds.items() if "HZ_04_001" in fed} == {
        "HZ_02_005", "HZ_02_006", "HZ_02_011", "HZ_03_002",
    }  # fmt: skip


def test_totals_of_balances_are_computed():
    totals = [(one.code, this.code) for one in EDITION.forms for this in one.computed]
    assert set(totals) >= {
        ("HZ_02_002", "13"),
        ("HZ_04_001", "06"),
        ("HZ_05_004", "10"),
        ("HJ_04", "01"),
    }
    assert ("HZ_02_006", "01") not in totals


def test_switches():
    """F77: the site switches its six on, hours are for facilities only."""
    on = {this.id: this.when.text for this in form("HZ_01_002").items if this.when}
    assert len(on) == 6
    assert set(on.values()) == {'[has_site] = "1"'}
    assert item("HZ_02_012", "hours").when.text == '[甲] = "02"'
    assert item("HZ_02_012", "甲").options.by_code["02"].label == "重大科学基础设施（大科学工程）"


def test_who_fills_in():
    """F77, §5."""
    limited = {one.code: one.applies.text for one in EDITION.forms if one.applies}
    assert limited == {
        "HZ_02_014": '[unit.category] = "province"',
        "HZ_02_015": '[unit.category] = "province"',
        "HZ_05_005": '[unit.type] = "01"',
    }
    assert EDITION.lists["unit_types"].by_code["01"].label == "行政机关"
    assert [one.code for one in EDITION.forms if one.declinable] == ["HZ_03_001"]


def test_basic_information_carries_over():
    """N29."""
    assert all(this.carry for this in form("HZ_01_001").items)


def test_countries_do_not_repeat():
    repeated = {one.code: (one.unique, one.layout) for one in EDITION.forms if one.unique}
    assert repeated == dict.fromkeys(("HZ_02_002", "HZ_02_004"), (("country",), "sheet"))


def test_names_may_be_none():
    """F69."""
    free = {
        (one.code, this.code) for one in EDITION.forms for this in one.items if this.allow_none_word
    }
    assert free >= {
        ("HZ_03_002", "甲"),
        ("HZ_03_003", "甲"),
        ("HZ_03_004", "甲"),
        ("HZ_02_008", "戊"),
    }


NUMBERS = [
    ("HZ_02_006", "寅", "decimal", "年"), ("HZ_02_007", "戊", "decimal", "年"),
    ("HJ_05", "04", "count", "年"), ("HJ_06", "03", "decimal", "次/年"),
    ("HZ_02_005", "丙", "money", "万元人民币"), ("HZ_03_006", "03", "decimal", "月"),
    ("HZ_02_012", "hours", "decimal", "小时"), ("HJ_06", "戊", "period", None),
    ("HJ_07", "己", "period", None), ("HZ_03_004", "丙", "issn", None),
]  # fmt: skip


@pytest.mark.parametrize(("code", "name", "kind", "unit"), NUMBERS)
def test_kinds(code, name, kind, unit):
    """§1, §2: numbers under stem codes stay numbers."""
    assert (item(code, name).kind, item(code, name).unit) == (kind, unit)


def test_a_form_without_a_nil_report():
    """N18: only where it makes no sense."""
    without = [one.code for one in EDITION.forms if not one.nil_words]
    assert without == ["HZ_01_001", "HZ_01_002", "HZ_03_001", "HZ_04_001"]


@pytest.mark.parametrize("code", [one.code for one in EDITION.forms if one.multi])
def test_a_list_of_records_has_something_to_show(code):
    assert 2 <= len(form(code).summary) <= 5


def test_secrecy_and_double_counting_are_said_on_the_page():
    """F21, F69, F70."""
    assert "不含涉密协议" in form("HZ_02_007").notes
    for code in ("HZ_02_003", "HZ_02_004", "HZ_02_006"):
        assert any("避免重复统计" in note for note in form(code).notes)
    for code in ("HZ_02_008", "HZ_03_002", "HZ_03_003", "HZ_03_004"):
        assert any("以“无”代替" in note for note in form(code).notes)


def test_general_sections_and_contacts():
    """F84, F86: chapter 一 (一)–(八), the two articles, the catalogue."""
    ids = [section.id for section in EDITION.sections]
    assert ids == [
        "use", "law_7", "law_9", "purpose", "scope", "content", "period", "organization",
        "reporting", "sharing", "contacts", "catalogue",
    ]  # fmt: skip
    assert EDITION.facts["telephone"] == "010-62169512，62162702"
    assert EDITION.facts["deadline_note"] == "2021年7月16日之前，报送完成填报确认函"


def test_another_year_says_its_own_year_everywhere():
    """§1: year words come from the round, never typed into a label."""
    later = load_edition("2020", 2034)
    texts = [this.label + "".join(this.path) for one in later.forms for this in one.items]
    texts += [i.text for one in later.forms for i in one.instructions]
    texts += [rule.say + rule.mend for one in later.forms for rule in one.rules]
    texts += [text for one in later.forms for text in (*one.notes, one.nil_words)]
    texts += [section.text for section in later.sections]
    assert [text for text in texts if "2020" in text or "2021" in text] == []
    assert any("2034年" in text for text in texts)
    assert any("2035年" in text for text in texts)
