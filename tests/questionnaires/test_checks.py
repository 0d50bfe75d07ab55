"""The checks of decisions §3 on the 2020 edition: figures that break each, and what it says.

(form, records, what surrounds them, rule, level, sentence). F71, F79, F80, N22.
"""

from decimal import Decimal
from typing import Any

import pytest

from istc.checks.around import Known
from istc.checks.findings import Finding
from istc.checks.run import Entry, check_form
from istc.definitions.load import load_edition
from istc.definitions.model import Rule

EDITION = load_edition("2020", 2020)
UNIT = {"type": "01", "category": "province"}
OVERVIEW = {"values": {("HZ_02_001", "visit_projects"): "2", ("HZ_02_001", "visit_persons"): "9"}}
TOTALS = {"values": {("HZ_02_003", "total_projects"): "2"}}
LAST = {"lasts": {("HZ_02_001", "total_projects"): Decimal(12)}}


def findings(code: str, records: list[dict[str, Any]], known: dict[str, Any]) -> list[Finding]:
    around = Known(year=2020, unit=UNIT, **known)
    entries = [Entry(number, values) for number, values in enumerate(records, 1)]
    return check_form(EDITION.by_code[code], entries, around)


BROKEN: list[tuple[str, list[dict[str, Any]], dict[str, Any], str, str, str]] = [
    ("HZ_01_001", [{"contact_name": "王"}], {}, "a_phone", "error",
     "辛 联系人 座机 与 壬 手机 都未填。请至少填写一项。"),
    ("HZ_01_002", [{"has_site": "1", "visits_ever": "5", "visits_ever_abroad": "9"}], {},
     "part_within.1", "verify", "02 累计境外访问量 9 大于 01 累计总访问量 5。"),
    ("HZ_01_002", [{"has_site": "1", "visits_year": "6", "visits_year_abroad": "9"}], {},
     "part_within.3", "verify", "04 2020年境外访问量 9 大于 03 2020年访问量 6。"),
    ("HZ_02_001", [{"visit_projects": "3", "visit_persons": "2"}], {}, "persons_cover.1", "verify",
     "02 考察访问 人次 2 少于 01 考察访问 项目数 3。每个团组至少 1 人次，请核对后改正其中一个数。"),
    ("HZ_02_003", [{"other_projects": "3"}], {}, "persons_missing.6", "verify",
     "12 其他 人次 未填或为 0，但 11 项目数已填。请填写人次；确实没有的，把项目数改为 0。"),
    ("HZ_02_004", [{"training_persons": "4"}], {}, "projects_missing.4", "verify",
     "07 培训 项目数 未填或为 0，但 08 人次已填。请填写项目数；确实没有的，把人次改为 0。"),
    ("HZ_02_001", [{"total_projects": "19", "visit_projects": "19"}], LAST, "risen_total_projects",
     "verify", "13 合计 项目数 19，比上年增加超过 50%。"),
    ("HZ_02_001", [{"total_projects": "5", "visit_projects": "5"}], LAST, "fallen_total_projects",
     "verify", "13 合计 项目数 5，比上年减少超过 50%。"),
    ("HZ_02_002", [{"country": "JP", "visit_projects": "3"}], OVERVIEW, "row_within_overview.1",
     "verify", "01 考察访问 项目数 3 大于 HZ_02_001 的 01 项 2。"),
    ("HZ_02_002", [{"visit_persons": "3"}, {"visit_persons": "4"}], OVERVIEW,
     "sum_covers_overview.2", "verify", "02 考察访问 人次 的合计 7 小于 HZ_02_001 的 02 项 9。"),
    ("HZ_02_004", [], TOTALS, "rows_missing.1", "verify",
     "记录条数 为 0，但 HZ_02_003 的 13 项大于 0。"),
    ("HZ_02_005", [{"funds": "1", "state_funds": "2.5"}], {}, "state_funds_within", "verify",
     "丁 其中：政府财政投入 2.5 大于 丙 中方经费 1。"),
    ("HZ_02_006", [{"contract": "1", "foreign_funds": "2"}], {}, "B1", "error", "01 合同金额"),
    ("HZ_02_007", [{"signed_on": "2019-12-31"}], {}, "signed_in_year", "verify",
     "丁 签字日期 的年份 2019 不在2020年内。"),
    ("HZ_02_008", [{"joined_on": "2021-01-01"}], {}, "joined_by_year_end", "verify",
     "己 参加时间 的年份 2021 晚于2020年。"),
    ("HZ_02_009", [{"founded_on": "2021-01-01"}], {}, "founded_by_year_end", "verify",
     "丙 建立时间"),
    ("HZ_02_011", [{"participants": "1", "foreigners": "2"}], {}, "foreigners_within", "verify",
     "02 外宾人数 2 大于 01 总参会人数 1。"),
    ("HZ_02_012", [{"type": "02", "hours": "1", "foreign_hours": "2"}], {}, "foreign_hours_within",
     "verify", "外籍人员或团队使用小时 2 大于 总使用小时 1。"),
    ("HZ_03_001", [{"researchers": "1", "with_experience_abroad": "2"}], {}, "experience_within",
     "verify", "02 拥有海外科研经历的中国科研人员数量 2 大于 01 机构科研人员数量 1。"),
    ("HZ_03_005", [{"countries": ["RU", "US"]}], {}, "signatories", "verify",
     "乙 培训“一带一路”相关国家人员 国别 含“一带一路”合作文件签署国以外的国家（地区）。"),
    ("HZ_04_001", [{"total": "7"}], {"totals": {("HZ_02_005", "funds"): Decimal(5)}}, "B1", "error",
     "06 经费（万元人民币） 合计 7 与 01+02+03+04+05 的合计 5 不等，多 2。"),
    ("HZ_05_004", [{"kind": "01"}] * 3, {}, "general_cases", "verify",
     "国际科技创新合作典型案例 条数 3 多于 2。"),
    ("HZ_05_005", [{"awarded_on": "2019-12-31"}], {}, "awarded_in_year", "verify", "丙 获奖时间"),
    ("HJ_01", [{"people": "7", "senior": "1"}], {}, "B1", "error", "01 人数 总人数 7"),
    ("HJ_05", [{"funds": "1", "state_funds": "2"}], {}, "state_funds_within", "verify",
     "02 大陆财政经费投入 2 大于 01 大陆经费投入 1。"),
    ("HJ_06", [{"held_on": "2019-12-30/2020-01-02"}], {}, "held_in_year", "verify",
     "戊 展销会时间"),
    ("HJ_07", [{"students": "7", "homes": [{"homes_people": "3"}]}], {}, "homes_add_up", "verify",
     "01 交流人数 7 与按户籍所在地填报的人数合计 3 不等。"),
    ("HJ_08", [{"students": "7", "ages": [{"ages_people": "9"}]}], {}, "ages_add_up", "verify",
     "01 交流人数 7 与按年龄区间填报的人数合计 9 不等。"),
    ("HJ_11", [{"centres_all": "7", "sole_all": "5"}], {}, "centres_by_setup.1", "verify",
     "合作中心累计 7 与按组建方式分类的合计 5 相差 2。请补填漏掉的方式，或更正总数。"),
    ("HJ_12", [{"founders_new": "7", "culture_new": "5"}], {}, "founders_by_trade.2", "verify",
     "青年人创业人数新增 7 与按行业划分的合计 5 相差 2。"),
    ("HJ_13", [{"patented_all": "1", "patented_new": "2"}], {}, "new_within_all.38", "verify",
     "按转化方式分 大陆与台湾共同申请并获专利授权 新增 2 大于累计 1。"),
    ("HJ_11", [{"spaces_new": "2"}], {}, "space_kinds_missing.2", "error",
     "2020年度，辖区内与有港资"),
]  # fmt: skip


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: f"{case[0]}.{case[3]}")
def test_broken(case):
    code, records, known, rule, level, sentence = case
    found = {one.code: one for one in findings(code, records, known)}
    assert f"{code}.{rule}" in found
    one = found[f"{code}.{rule}"]
    assert (one.level, one.sentence[: len(sentence)]) == (level, sentence)


KEPT: list[tuple[str, list[dict[str, Any]], dict[str, Any]]] = [
    (
        "HZ_02_002",
        [{"visit_projects": "2", "visit_persons": "8"}, {"visit_persons": "5"}],
        OVERVIEW,
    ),
    ("HZ_02_002", [], {}),
    ("HZ_02_001", [{"total_projects": "18", "visit_projects": "18", "visit_persons": "18"}], LAST),
    ("HZ_01_002", [{"has_site": "0"}], {}),
    ("HZ_03_006", [{"countries": ["RU", "TH"]}], {}),
    ("HZ_05_004", [{"kind": "01"}, {"kind": "01"}, {"kind": "02"}, {"kind": "02"}], {}),
    ("HZ_02_007", [{"signed_on": "2020-01-01"}, {"signed_on": "2020-12-31"}], {}),
    ("HJ_07", [{"students": "7"}], {}),
    ("HJ_11", [{"centres_all": "0", "sole_all": "0"}], {}),
]


@pytest.mark.parametrize("case", KEPT, ids=lambda case: case[0])
def test_kept(case):
    """F80: a sum over countries may exceed the overview; nothing is judged where nothing is filled.

    One without the other is told in HZ_02_002's second country, and nothing else.
    """
    code, records, known = case
    rules = {one.code for one in findings(code, records, known) if one.code.startswith(f"{code}.")}
    assert rules <= {"HZ_02_002.projects_missing.1"}


def rules() -> list[Rule]:
    return [rule for form in EDITION.forms for rule in form.rules]


def test_every_written_check_has_words_and_a_way_out():
    """Design §7: which item, what is wrong, how to mend it."""
    written = [rule for rule in rules() if rule.origin != "printed"]
    assert [rule.id for rule in written if not (rule.say and rule.mend)] == []
    assert [rule.id for rule in written if "您" in rule.say + rule.mend or "！" in rule.mend] == []


def test_errors_are_printed_or_named_by_decisions():
    """§3: what is neither printed nor a required text only asks for a reason."""
    errors = {rule.id.split(".")[1] for rule in rules() if rule.level == "error"}
    assert {name for name in errors if not name.startswith("B")} == {
        "a_phone",
        "space_kinds_missing",
    }
