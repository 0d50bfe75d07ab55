"""A round's own texts: whose words stand, what is refused and why, two hands at once (N06)."""

import pytest
from django.core.exceptions import PermissionDenied

from istc.audit.models import Event
from istc.definitions.load import load_edition
from istc.rounds import changing
from istc.rounds.apps import telephone
from istc.rounds.front import front
from istc.rounds.models import Round, TextVersion
from istc.rounds.texts import catalogue, judging
from istc.rounds.texts.catalogue import Slot, group_of
from istc.rounds.texts.changing import Conflict, Faulty, change_texts
from istc.rounds.verbs import Refused
from tests.builders import build_round, build_tree
from tests.people import actor

EDITION = load_edition("2020")
LINE = Slot("x", "标题", 10, places=("年度", "单位"))
LINES = Slot("y", "正文", 20, lines=True)


def change(group: str, year: int = 2020, **more):
    found = group_of(EDITION, group)
    assert found is not None
    return change_texts(**{"actor": None, "year": year, "group": found, **more})


@pytest.mark.parametrize(
    ("slot", "typed", "stored"),
    [
        (LINE, "  催报 \r\n 通知\x00 ", "催报 通知"),
        (LINES, "\r\n第一段 \r\n\r\n第二段\r\n", "第一段\n\n第二段"),
        (LINE, " ", ""),
    ],
)
def test_what_is_typed_is_cleaned(slot, typed, stored):
    assert judging.cleaned(slot, typed) == stored


@pytest.mark.parametrize(
    ("slot", "text", "said"),
    [
        (LINE, "一" * 11, "“标题”有 11 字，最多 10 字。缩短后保存。"),
        (LINE, "{单位名称}", "没有 {单位名称} 这个填入项。可用 {年度} {单位}。"),
        (LINE, "{a}{b}{a}", "没有 {a} {b} 这个填入项"),
        (LINES, "{年度}", "“正文”中的 {年度} 不会填入。改为文字。"),
        (LINE, "{年度", "花括号不成对"),
        (LINE, "年度}", "花括号不成对"),
        (LINE, "a\x07", "有不能显示的字符（U+0007）"),
        (Slot("z", "邮编", digits=6), "１０００８１", "应为 6 位数字"),
        (Slot("z", "邮编", digits=6), "10008", "应为 6 位数字"),
    ],
)
def test_a_fault_says_which_text_what_and_how_to_mend_it(slot, text, said):
    assert said in judging.fault(slot, text)


@pytest.mark.parametrize("text", ["", "{年度}{单位}", "一" * 10])
def test_what_can_stand_stands(text):
    assert judging.fault(LINE, text) == ""


def test_what_is_filled_in_is_no_template():
    assert judging.filled("{单位}{未知}", {"单位": "{年度}", "年度": 2020}) == "{年度}{未知}"


def test_the_editions_own_words_can_stand():
    """Nothing that the edition says would be refused; the law's articles are found in it."""
    for group in catalogue.groups(EDITION):
        for slot in group.slots:
            text = catalogue.default(EDITION, slot.name)
            assert judging.fault(slot, judging.cleaned(slot, text)) == "", slot.name
            assert text or slot.name in {"approval_number", "valid_until"}, slot.name
    assert [one.id for one in catalogue.articles(EDITION)] == ["law_7", "law_9"]
    assert catalogue.default(EDITION, "no_such_text") == ""


@pytest.fixture
def running(db) -> Round:
    return build_round(2020)


def test_a_changed_text_is_read_where_it_is_shown(running):
    change("contacts", typed={"telephone": "010-00000001"})
    change("law", typed={"law_7_title": "新法第八条", "law_7_text": "应当如实提供。"})
    found = Round.objects.get()
    assert found.facts.keys() == {"telephone", "law_7_title", "law_7_text"}
    shown = front()
    assert ("电话", "010-00000001") in shown.contacts
    assert (shown.laws[0].title, shown.laws[0].text) == ("新法第八条", "应当如实提供。")
    assert shown.laws[1].text == next(one for one in EDITION.sections if one.id == "law_9").text
    assert telephone() == "010-00000001"


def test_a_blank_text_is_the_editions_again(running):
    change("contacts", typed={"telephone": "010-00000001"})
    change("contacts", typed={"telephone": " "})
    found = Round.objects.get()
    assert found.fact("telephone") == EDITION.facts["telephone"]
    assert found.facts == {}


def test_each_change_is_a_version_and_recorded(running):
    tree = build_tree(2019)
    who = actor(tree.account("centre"))
    made = change("approval", actor=who, typed={"valid_until": "2022年6月", "maker": "科学技术部"})
    assert (made.number, made.by_name) == (1, who.name)
    assert made.changes == {"valid_until": ["", "2022年6月"]}
    assert change("approval", actor=who, typed={"valid_until": "2023年6月"}).number == 2
    row = Event.objects.filter(action="round.texts").latest("id")
    assert (row.before, row.after) == ({"有效期至": "2022年6月"}, {"有效期至": "2023年6月"})
    assert row.subject == "制表说明 第 2 版"


def test_what_changes_nothing_makes_no_version(running):
    assert change("contacts", typed={"telephone": EDITION.facts["telephone"]}) is None
    assert not TextVersion.objects.exists()
    assert not Event.objects.exists()


def test_one_fault_and_nothing_of_the_post_is_stored(running):
    typed = {"telephone": "010-00000001", "postcode": "abc"}
    with pytest.raises(Faulty) as caught:
        change("contacts", typed=typed)
    assert caught.value.messages.keys() == {"postcode"}
    assert Round.objects.get().facts == {}


def test_who_comes_second_is_shown_both_and_overwrites_nothing(running):
    was = {"telephone": EDITION.facts["telephone"]}
    change("contacts", typed={"telephone": "010-1"}, was=was)
    with pytest.raises(Conflict) as caught:
        change("contacts", typed={"telephone": "010-2", "address": "北京"}, was=was)
    (one,) = caught.value.differences
    assert (one.label, one.was, one.theirs, one.yours) == (
        "电话", was["telephone"], "010-1", "010-2",
    )  # fmt: skip
    assert (caught.value.who, caught.value.when) == ("系统", TextVersion.objects.get().at)
    assert Round.objects.get().facts == {"telephone": "010-1"}


def test_two_hands_on_different_texts_or_of_one_mind_do_not_meet(running):
    was = {"telephone": EDITION.facts["telephone"], "address": EDITION.facts["address"]}
    change("contacts", typed={"telephone": "010-1"}, was=was)
    assert change("contacts", typed={"telephone": "010-1", "address": "北京"}, was=was)
    assert Round.objects.get().facts == {"telephone": "010-1", "address": "北京"}


def test_a_closed_year_keeps_its_words(running):
    Round.objects.update(state="closed")
    with pytest.raises(Refused, match="2020 年度已关闭"):
        change("contacts", typed={"telephone": "010-1"})
    assert Round.objects.get().facts == {}


def test_another_year_keeps_its_words(running):
    build_round(2019, state="closed")
    change("contacts", typed={"telephone": "010-1"})
    assert Round.objects.get(year=2019).fact("telephone") == EDITION.facts["telephone"]


def test_nobody_but_the_centre(running):
    tree = build_tree(2019)
    with pytest.raises(PermissionDenied):
        change("contacts", actor=actor(tree.account("province")), typed={"telephone": "010-1"})


def test_the_next_year_begins_with_the_texts_of_the_last(running):
    change("reminder", typed={"reminder_title": "速报：{单位}"})
    days = {name: getattr(running, name) for name in ("opens_on", "deadline", "closes_on")}
    made = changing.create_from(actor=None, source=2020, year=2021, edition="2020", **days)
    assert made.fact("reminder_title") == "速报：{单位}"
    version = TextVersion.objects.get(round=made)
    assert version.changes == {"reminder_title": ["催报：{年度} 年度{单位}填报", "速报：{单位}"]}
    change("reminder", year=2021, typed={"reminder_title": "再报：{单位}"})
    assert Round.objects.get(year=2020).fact("reminder_title") == "速报：{单位}"


def test_before_any_round_there_is_no_telephone_of_it(db):
    assert telephone() == ""
