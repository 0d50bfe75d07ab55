"""/<year>/manage/: who sees it, what it lists, how it is searched, adding in place (F31, F32)."""

import pytest
from django.test import Client

from istc.audit.models import Event
from istc.console.units import listing
from istc.reports.models import FormReport
from istc.rounds.models import Round
from istc.units.models import Account, Placement
from tests.builders import build_place, build_round
from tests.people import signed_in

URL = "/2020/manage/"
TYPED = {"username": "js_new", "name": "新学院", "type": "02", "province": "32"}


def text(answer) -> str:
    return answer.content.decode()


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("centre", 200), ("province", 200), ("ministry", 200), ("university", 200),
        ("bureau", 404), ("college", 404), ("closed", 302),
    ],
)  # fmt: skip
def test_who_has_unit_management(tree, open_as, who, status):
    """F31, F37: not level 3, level 2 only with the right, nobody who is closed."""
    assert open_as(who).get(URL).status_code == status


def test_a_stranger_is_sent_to_sign_in(tree):
    assert Client().get(URL)["Location"].startswith("/login/")


def test_the_rail_has_the_entry_only_where_the_page_is(tree, open_as):
    assert "单位管理" in text(open_as("university").get("/account/"))
    assert "单位管理" not in text(open_as("bureau").get("/account/"))
    assert "单位管理" not in text(open_as("college").get("/account/"))


def test_it_lists_what_is_right_below_and_nothing_beside(client):
    page = text(client.get(URL))
    for name in ["江宁理工大学", "江苏材料研究所", "江苏旧研究所"]:
        assert name in page
    assert "某部" not in page
    assert "江宁理工大学电信学院" not in page
    assert "全部 3" in page
    assert "已停用 1" in page
    assert "未登录过 2" in page


@pytest.mark.parametrize("show", ["never", "closed", "nonsense"])
def test_filters(client, show):
    page = text(client.get(URL, {"show": show}))
    assert ("江苏旧研究所" in page) is (show != "never")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("电信", "江宁理工大学电信学院"),
        ("js_jnlg_dx", "江宁理工大学电信学院"),
        ("JS_JNLG_DX", "江宁理工大学电信学院"),
        ("jnlgdxdx", "江宁理工大学电信学院"),
        ("clyjs", "江苏材料研究所"),
    ],
)
def test_search_by_name_user_name_and_initials(client, words, found):
    assert found in text(client.get(URL, {"q": words}))


@pytest.mark.parametrize("words", ["某部", "bw_zx", "没有的", "%", "\x00", "江苏省科学技术厅"])
def test_search_finds_nothing_out_of_reach(client, words):
    page = text(client.get(URL, {"q": words}))
    assert "某部信息中心" not in page


def test_opening_a_unit_shows_what_is_below_it(tree, client):
    page = text(client.get(f"{URL}{tree.university.unit_id}/below/"))
    assert "江宁理工大学电信学院" in page
    assert "江宁理工大学重点实验室" in page
    assert "<html" not in page
    assert "江宁理工大学电信学院" in text(client.get(URL, {"open": tree.university.unit_id}))


@pytest.mark.parametrize("name", ["ministry", "bureau", "province"])
def test_nothing_opens_out_of_reach(tree, client, name):
    unit = getattr(tree, name).unit_id
    assert client.get(f"{URL}{unit}/below/").status_code == 404
    assert client.get(URL, {"open": unit}).status_code == 404
    assert client.get(URL, {"add": 1, "under": tree.bureau.unit_id}).status_code == 404


@pytest.mark.parametrize("number", ["x", "-1", "9" * 30, "１"])
def test_numbers_that_are_none(client, number):
    assert client.get(URL, {"open": number}).status_code == 404


def test_adding_in_place(tree, client):
    assert 'name="username"' in text(client.get(URL, {"add": 1}))
    answer = client.post(f"{URL}add/", TYPED, follow=True)
    assert "已添加“新学院”" in text(answer)
    assert "打印 1 张" in text(answer)
    assert Placement.objects.get(name="新学院").superior == tree.province
    assert Event.objects.get(action="unit.add").after["用户名"] == "js_new"


def test_a_fault_keeps_what_was_typed(client):
    answer = client.post(f"{URL}add/", {**TYPED, "username": "js_jnlg"})
    assert answer.status_code == 422
    assert "“js_jnlg”已被使用" in text(answer)
    assert 'value="新学院"' in text(answer)


@pytest.mark.parametrize("name", ["ministry", "bureau", "college", "closed"])
def test_no_unit_is_added_out_of_reach(tree, client, name):
    under = getattr(tree, name).unit_id
    assert client.post(f"{URL}add/", {**TYPED, "under": under}).status_code == 404
    assert not Account.objects.filter(username="js_new").exists()


def test_level_two_adds_below_itself_only_with_the_right(tree, open_as):
    assert open_as("bureau").post(f"{URL}add/", TYPED).status_code == 404
    open_as("university").post(f"{URL}add/", TYPED)
    assert Placement.objects.get(name="新学院").superior == tree.university


def test_the_first_subordinate_and_data_entry_begun_are_warned_about(tree, client, open_as):
    """N25."""
    page = text(client.get(URL, {"add": 1}))
    assert "第一个下级单位" not in page
    FormReport.objects.create(
        round=Round.objects.get(), unit=tree.province.unit, form="HZ_01_001", state="draft"
    )
    assert "已填 1 张报表" in text(client.get(URL, {"add": 1}))
    Placement.objects.filter(pk=tree.ministry.pk).update(third_level=True)
    bureau = open_as("bureau")
    assert "第一个下级单位" in text(bureau.get(URL, {"add": 1}))


def test_the_centre_adds_level_one_while_a_round_is_prepared(tree, open_as):
    build_round(2021, state="preparing")
    centre = open_as("centre")
    assert centre.get("/2021/manage/").status_code == 200
    centre.post("/2021/manage/add/", {**TYPED, "category": "association"})
    assert Placement.objects.get(name="新学院").category == "association"


def test_a_round_in_preparation_or_unknown_is_not_there_for_units(tree, client):
    build_round(2021, state="preparing")
    assert client.get("/2021/manage/").status_code == 404
    assert client.get("/1999/manage/").status_code == 404


def test_a_closed_year_is_read_only(tree, client):
    Round.objects.update(state="closed")
    page = text(client.get(URL, {"add": 1}))
    assert "名录只能查看" in page
    assert 'name="username"' not in page
    client.post(f"{URL}add/", TYPED)
    assert not Account.objects.filter(username="js_new").exists()


def test_a_post_needs_a_token(tree):
    browser = signed_in(tree.account("province"), csrf=True)
    assert browser.post(f"{URL}add/", TYPED).status_code == 403


@pytest.mark.parametrize(
    "words", ["IBM", "ibm", "ibm研究", "IBM研", "院 B", "ibmyj", "ibm_yj", "IBM_YJ"]
)
def test_letters_of_a_name_are_found_in_either_case(tree, open_as, words):
    build_place("ibm_yj", "IBM研究院 B", superior=tree.province)
    page = open_as("province").get("/2020/manage/", {"q": words}).content.decode()
    assert "IBM研究院 B" in page


def test_no_more_than_can_be_gone_through_is_found(tree, open_as, monkeypatch):
    monkeypatch.setattr(listing, "MOST_FOUND", 3)
    page = open_as("province").get("/2020/manage/", {"q": "江"}).content.decode()
    assert page.count('name="unit"') == 3
    assert "只列出前 3 个，写得更具体些" in page
    assert (
        "只列出前" not in open_as("province").get("/2020/manage/", {"q": "重点"}).content.decode()
    )
