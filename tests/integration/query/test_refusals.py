"""What a query cannot be asked: wrong sorts of value, years, units, pages, names (N30, N39)."""

import pytest

from istc.audit.models import Event
from istc.query.models import SavedFilter
from istc.units.models import Placement
from tests.integration.query.conftest import CHOICE, FUNDED, MONEY
from tests.integration.query.test_form import ADDRESS, money
from tests.people import signed_in


@pytest.fixture
def ask(filled):
    def asked(who: str = "province", **params):
        client = signed_in(filled.account(who))
        return client.get(ADDRESS, params)

    return asked


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"year": "1999"}, "没有 1999 年度的调查"),
        ({"year": "abc"}, "没有 abc 年度的调查"),
        ({"unit": "abc"}, "不是正整数"),
        ({"unit": "-1"}, "不是正整数"),
        ({"page": "0"}, "不是正整数"),
        ({"page": "1000000", "view": "records"}, "没有第 1000000 页"),
        ({"page": "1000000"}, "没有第 1000000 页，共 1 页。从第 1 页看起"),
        ({"page": "1000000", "view": "share"}, "没有第 1000000 页"),
        ({"page": "1.5"}, "不是正整数"),
        ({"page": "１２３"}, "不是正整数"),
        ({"year": ["2020", "2019", "2018"]}, "没有 2018 年度的调查"),
        ({"below": "yes"}, "没有包含下级单位“yes”"),
        ({"where": f"{CHOICE.id}:ge:01"}, "不能按"),
        ({"where": [f"{MONEY.id}:ge:{n}" for n in range(9)]}, "条件共 9 个，最多 8 个"),
        ({"page": "9" * 40, "view": "records"}, "不是正整数"),
        ({"province": "99"}, "没有省份"),
        ({"type": "zz"}, "没有单位类型"),
        ({"level": "4"}, "没有级别"),
        ({"state": "gone"}, "没有填报状态"),
        ({"view": "pie"}, "没有查看方式"),
        ({"where": "nothing:eq:1"}, "没有指标"),
        ({"where": f"{MONEY.id}:eq:abc"}, "不是数"),
        ({"where": f"{MONEY.id}:ge:1e400"}, "科学记数法"),
        ({"where": f"{MONEY.id}:has:1"}, "不能按"),
        ({"where": f"{MONEY.id}:ge:"}, "没有写要比较的值"),
        ({"where": f"{CHOICE.id}:in:zz"}, "没有选项"),
        ({"where": "x" * 500}, "没有指标"),
        ({"col": "nothing"}, "没有指标"),
        ({"sort": "nothing"}, "不能按"),
        ({"item": "nothing"}, "没有指标"),
        ({"open": "x"}, "不是正整数"),
        ({"name": "长" * 61}, "超过 60 字"),
        ({"name": "a\x00b"}, "不能显示"),
    ],
)
def test_a_bad_filter_is_refused_by_name(ask, params, said):
    """Issue 6, bad input: each refused clearly, with a page on which it can be mended."""
    page = ask(**params)
    assert page.status_code == 400
    assert said in page.content.decode()


@pytest.mark.parametrize("name", ["ministry", "bureau"])
def test_another_branch_does_not_exist(ask, filled, name):
    """N30: by its number in the filter, or as the place a number comes from."""
    unit = getattr(filled, name).unit_id
    assert ask(unit=unit).status_code == 404
    assert ask(unit=10**9).status_code == 404
    assert ask(item=MONEY.id, at=unit).status_code == 404
    assert money(ask(name=getattr(filled, name).name))["top:江苏省科学技术厅（含下级）"] == ""
    assert "1000" not in ask(open=unit).content.decode()


def test_a_unit_that_was_not_there_that_year_sees_nothing(filled):
    Placement.objects.filter(year=2019, unit=filled.workshop.unit).delete()
    client = signed_in(filled.account("workshop"))
    assert client.get(f"/2019/query/{FUNDED.code}/").status_code == 404
    assert client.get("/2019/query/").status_code == 404


def test_unknown_form_and_year_and_anonymous(filled, client):
    asker = signed_in(filled.account("province"))
    assert asker.get("/2020/query/XX_99/").status_code == 404
    assert asker.get(f"/1999/query/{FUNDED.code}/").status_code == 404
    assert asker.post(ADDRESS).status_code == 405
    assert client.get(ADDRESS)["Location"].startswith("/login/")


@pytest.fixture
def kept(filled):
    """A query that the province keeps as 大学, and another one as 项目."""
    client = signed_in(filled.account("province"))
    for name in ("大学", "项目"):
        client.post("/2020/query/saved/", {"name": name, "query": "year=2020&type=02"})
    return client, SavedFilter.objects.get(name="大学").pk


def rename(client, number, name):
    return client.post(f"/2020/query/saved/{number}/rename/", {"name": name}, follow=True)


def test_a_kept_query_is_renamed(kept):
    client, number = kept
    assert rename(client, number, " 全部  大学 ").status_code == 200
    found = SavedFilter.objects.get(pk=number)
    assert (found.name, found.address) == ("全部 大学", "year=2020&type=02")
    assert Event.objects.get(action="query.rename").after == {"title": "全部 大学"}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "名称为空"),
        ("   ", "名称为空"),
        ("长" * 41, "超过 40 字"),
        ("a\x00", "不能显示的字符"),
        ("项目", "已有名为“项目”的查询"),
    ],
)
def test_a_name_that_cannot_be_is_refused(kept, name, said):
    client, number = kept
    assert said in rename(client, number, name).content.decode()
    assert SavedFilter.objects.get(pk=number).name == "大学"
    assert not Event.objects.filter(action="query.rename").exists()


@pytest.mark.parametrize("name", ["ministry", "university", "institute", "centre"])
def test_a_kept_query_is_its_accounts_alone(kept, filled, name):
    _, number = kept
    other = signed_in(filled.account(name))
    assert rename(other, number, "夺").status_code == 404
    assert rename(other, 10**9, "夺").status_code == 404
    assert other.get(f"/2020/query/saved/{number}/rename/").status_code == 405


def test_what_is_kept_renamed_and_dropped_is_in_the_log(kept):
    client, number = kept
    rename(client, number, "高校")
    client.post(f"/2020/query/saved/{number}/remove/")
    actions = list(
        Event.objects.filter(action__startswith="query.").values_list("action", flat=True)
    )
    assert sorted(actions) == ["query.drop", "query.keep", "query.keep", "query.rename"]
