"""/<year>/console/: the centre's overview (screen 14; F11, F24, N13)."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from istc.reports.models import FormReport, Submission
from istc.reports.states import State
from istc.rounds.models import Round
from istc.units.models import Account, Placement
from tests.builders import build_centre, build_place, build_round
from tests.people import signed_in

URL = "/2020/console/"


def text(answer) -> str:
    return answer.content.decode()


def done(place, form: str = "HJ_01", **more):
    now = timezone.now()
    return FormReport.objects.create(
        round=Round.objects.get(year=place.year), unit=place.unit, form=form, state=State.DONE,
        completed_at=now, updated_at=now, **more,
    )  # fmt: skip


def reported(place, state=Submission.State.SUBMITTED):
    made = {"at": timezone.now(), "by_name": "x", "digest": "0" * 64}
    return Submission.objects.create(placement=place, state=state, **made)


@pytest.mark.parametrize("who", ["province", "ministry", "university", "college"])
def test_to_a_unit_it_does_not_exist(tree, open_as, who):
    """N30: nor do the years, nor the requests."""
    for path in (URL, "/console/", "/console/rounds/", f"{URL}requests/"):
        assert open_as(who).get(path).status_code == 404
    assert "总览" not in text(open_as(who).get("/account/"))


def test_a_stranger_is_sent_to_sign_in(tree):
    assert Client().get(URL)["Location"].startswith("/login/")


def test_a_year_that_is_not_is_not_found(centre):
    assert centre.get("/1999/console/").status_code == 404


def test_the_rail_leads_there(centre):
    page = text(centre.get("/account/"))
    assert 'href="/2020/console/"' in page
    assert 'href="/console/rounds/"' in page


def test_start_leads_to_the_current_year(centre):
    assert centre.get("/console/")["Location"] == URL


def test_before_the_first_year_it_leads_to_the_years(db):
    centre = signed_in(build_centre())
    assert centre.get("/console/")["Location"] == "/console/rounds/"
    assert "还没有年度" in text(centre.get("/console/rounds/"))


def test_units_count_by_category_and_who_has_reported(tree, centre):
    """N13: a level-1 unit counts once its submission stands; a returned one does not."""
    reported(tree.province)
    reported(tree.ministry, Submission.State.RETURNED)
    page = text(centre.get(URL))
    assert re.search(
        r"省（市、自治区）</div><div class=\"flex\"><b>1</b><span class=\"mut\">/1<", page
    )
    assert re.search(r"中央部门</div><div class=\"flex\"><b>0</b><span class=\"mut\">/1<", page)
    assert '<b class="big">1</b><span class="mut">/2<' in page


def test_a_region_counts_everything_below_its_unit(tree, centre):
    places = [tree.province, tree.university, tree.institute]
    for place in places:
        for form in Round.objects.get().edition_model.forms:
            done(place, form.code)
    page = text(centre.get(URL))
    there = f"/2020/units/{tree.province.unit_id}/"
    tile = re.search(rf'class="tl s(\d)" href="{there}">江苏<b>(\d+)%', page)
    assert tile
    assert 40 <= int(tile[2]) <= 60  # three of six units
    assert "内蒙古" in page
    assert "不参与填报" in page


def test_a_region_without_a_unit_is_said_to_have_none(tree, centre):
    assert '<span class="tl vacant" title="名录中没有该地区">浙江</span>' in text(centre.get(URL))


@pytest.mark.parametrize("category", ["department", "nonsense", "<script>", "\x00"])
def test_other_categories_are_listed_not_drawn(tree, centre, category):
    page = text(centre.get(URL, {"category": category}))
    assert ("某部</a>" in page.split('id="roster"')[0]) is (category == "department")
    assert "<script>" not in page


def test_the_bars_count_what_was_completed_each_day(tree, centre):
    done(tree.university)
    done(tree.university, "HJ_02")
    assert f"<title>{timezone.localdate():%m-%d}：2 张</title>" in text(centre.get(URL))


@pytest.mark.parametrize(
    ("days", "said"), [(None, "从未登录"), (12, "12 天未登录"), (1, "进度低于 20%")]
)
def test_the_roster_says_who_needs_attention(tree, centre, days, said):
    at = None if days is None else timezone.now() - timedelta(days=days)
    Account.objects.filter(unit=tree.ministry.unit).update(last_login=at)
    page = text(centre.get(URL)).split('id="roster"')[1]
    line = page[page.index("某部") :].split("</tr>")[0]
    assert said in line


def test_the_roster_is_searched_and_filtered(tree, centre):
    Account.objects.filter(unit=tree.province.unit).update(last_login=timezone.now())
    rows = lambda **asked: text(centre.get(URL, asked)).split('id="roster"')[1]  # noqa: E731
    assert "江苏省科学技术厅" not in rows(show="never")
    assert "江苏省科学技术厅" in rows(show="all")
    assert "某部" not in rows(q="js")
    assert "没有这样的部门" in rows(q="不存在")


def test_a_closed_level_1_unit_is_left_aside(tree, centre):
    Placement.objects.filter(pk=tree.ministry.pk).update(closed=True)
    assert '<span class="mut">/1</span>' in text(centre.get(URL))
    assert "某部" not in text(centre.get(URL))


def test_an_empty_country_has_a_page(db):
    build_round(2020)
    page = text(signed_in(build_centre()).get(URL))
    assert "还没有一级单位" in page


def test_a_year_in_preparation_has_a_page_without_reminders(db):
    build_round(2020, state="preparing")
    build_place("js", "江苏省科学技术厅", province="32", category="province")
    page = text(signed_in(build_centre()).get(URL))
    assert "/2020/reminders/" not in page
    assert "准备中" in page


def test_a_long_roster_comes_by_pages_that_keep_the_filter(tree, centre):
    for number in range(25):
        build_place(f"qy{number:02}", f"企业{number:02}", category="enterprise")
    page = text(centre.get(URL, {"show": "never", "category": "enterprise"}))
    roster = page.split('id="roster"')[1]
    assert "企业00" in roster
    assert "企业24" not in roster
    assert "?page=2&category=enterprise&show=never#roster" in roster.replace("&amp;", "&")
    later = text(centre.get(URL, {"show": "never", "page": "2"})).split('id="roster"')[1]
    assert "企业24" in later
