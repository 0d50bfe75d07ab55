"""/console/lists/: seen, searched, changed, compared; the centre alone (N08, issue 5)."""

import pytest

from istc.reference.models import ListVersion
from istc.rounds.models import Round

URL = "/console/lists/"
HERE = f"{URL}countries/"
NEW = {
    "new": "1", "code": "XK", "label": "科索沃", "search": "Kosovo", "belt_road.holds": "never",
    "from_year": "2020", "reason": "外交部通报", "seen": "",
}  # fmt: skip


def text(answer) -> str:
    return answer.content.decode()


def test_the_lists(centre):
    page = text(centre.get(URL))
    assert "国家（地区）" in page
    assert "随年度版本" in page
    assert "合作领域" not in page  # printed
    assert "还没有导入" in page


def test_before_any_year_there_is_none(centre):
    Round.objects.all().delete()
    assert "先新建年度" in text(centre.get(URL))
    assert centre.get(HERE).status_code == 404


@pytest.mark.parametrize("typed", ["AND", "安道尔", "ade", "Andorra", "AD"])
def test_an_option_is_found(centre, typed):
    assert "<td>安道尔</td>" in text(centre.get(HERE, {"q": typed}))


def test_nothing_found(centre):
    assert "没有这样的选项" in text(centre.get(HERE, {"q": "<b>\x00"}))


def test_an_option_is_added(centre):
    page = text(centre.post(f"{HERE}save/", NEW, follow=True))
    assert "已保存为第 1 版，自 2020 年度起使用。" in page
    assert "新增 XK 科索沃" in page
    assert "XK" in Round.objects.get().edition_model.lists["countries"].by_code


def test_an_option_is_marked_by_year_and_retired(centre):
    shown = text(centre.get(HERE, {"edit": "AF"}))
    assert 'value="always" checked' in shown
    given = {
        "code": "AF", "label": "阿富汗", "search": "Afghanistan AFG afh", "retired": "1",
        "belt_road.holds": "years", "belt_road.first": "2016", "belt_road.last": "",
        "from_year": "2020", "reason": "核对", "seen": "",
    }  # fmt: skip
    page = text(centre.post(f"{HERE}save/", given, follow=True))
    assert "“一带一路”合作文件签署国，自 2016 年；停用" in page
    shown = text(centre.get(HERE, {"edit": "AF"}))
    assert 'value="2016"' in shown
    assert 'name="retired" value="1" checked' in shown


def test_a_mark_for_all_years(centre):
    given = {**NEW, "belt_road.holds": "always"}
    page = text(centre.post(f"{HERE}save/", given, follow=True))
    assert "新增 XK 科索沃（“一带一路”合作文件签署国）" in page


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"code": "AD"}, "代码 AD 已有"),
        ({"label": ""}, "名称没有填对"),
        ({"reason": ""}, "没有写原因"),
        ({"from_year": ""}, "没有选起始年度"),
        ({"from_year": "二〇二〇"}, "年份没有填对"),
        ({"belt_road.holds": "years"}, "没有填起止年度"),
        ({"belt_road.holds": "years", "belt_road.first": "20x1"}, "年份没有填对"),
        ({"seen": "9-x"}, "已被他人修改"),
        ({"new": "", "code": "ZZ"}, "没有代码 ZZ"),
    ],
)
def test_bad_input_is_told_and_kept(centre, change, said):
    answer = centre.post(f"{HERE}save/", {**NEW, **change})
    assert answer.status_code == 422
    assert said in text(answer)
    assert change.get("label", "科索沃") in text(answer)
    assert not ListVersion.objects.exists()


def test_two_versions_compared(centre):
    centre.post(f"{HERE}save/", NEW)
    page = text(centre.get(f"{HERE}compare/"))
    assert "<td>没有</td><td>科索沃 Kosovo</td>" in page
    assert "两版相同" in text(centre.get(f"{HERE}compare/", {"before": "1", "after": "x"}))
    assert centre.get(f"{HERE}compare/", {"after": "7"}).status_code == 404


def test_before_any_change_there_is_nothing_to_compare(centre):
    assert "两版相同" in text(centre.get(f"{HERE}compare/"))


@pytest.mark.parametrize("list_id", ["fields", "provinces", "nothing", "countries_belt_road"])
def test_a_printed_list_has_no_page(centre, list_id):
    assert centre.get(f"{URL}{list_id}/").status_code == 404
    assert centre.post(f"{URL}{list_id}/save/", NEW).status_code == 404
    assert centre.get(f"{URL}{list_id}/compare/").status_code == 404


@pytest.mark.parametrize("path", ["", "countries/", "countries/compare/", "countries/save/"])
@pytest.mark.parametrize("who", ["province", "university", "college"])
def test_units_have_no_door_to_it(open_as, who, path):
    assert open_as(who).get(f"{URL}{path}").status_code in (404, 405)
    assert open_as(who).post(f"{URL}{path}", NEW).status_code in (404, 405)
    assert not ListVersion.objects.exists()


def test_wrong_methods(centre):
    assert centre.get(f"{HERE}save/").status_code == 405
    assert centre.post(HERE, NEW).status_code == 405


def test_no_year_that_is_closed_is_offered(centre):
    Round.objects.update(state="closed")
    page = text(centre.get(HERE))
    assert '<option value="2021">2021 年度</option>' in page
    assert '<option value="2020">' not in page
