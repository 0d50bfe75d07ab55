"""The frame of every page: account, years, navigation, deadline (design §3)."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from istc.units.models import Account
from tests.builders import build_round
from tests.people import signed_in


def page(tree, who: str = "university", path: str = "/2020/guide/") -> str:
    return signed_in(tree.account(who)).get(path).content.decode()


def nav(text: str) -> list[str]:
    rail = text[text.index('<nav class="rail"') : text.index("</nav>")]
    return re.findall(r"<span>([^<]+)</span>", rail)


def test_a_unit_may_fill_in_and_the_centre_may_not(tree, round_2020):
    everyone = {"首页", "填报说明", "填报状态", "账户信息"}
    assert {*everyone, "填报表格"} <= set(nav(page(tree)))
    centre = set(nav(page(tree, "centre")))
    assert everyone <= centre
    assert "填报表格" not in centre


def test_level_3_manages_no_units(tree, round_2020):
    """Design §3: navigation follows the level of the account."""
    assert "单位管理" in nav(page(tree, "province"))
    assert "单位管理" not in nav(page(tree, "college"))


@pytest.mark.parametrize(
    ("who", "name", "level"),
    [
        ("university", "江宁理工大学", "二级账号"),
        ("province", "江苏省科学技术厅", "一级账号"),
        ("centre", "系统管理员", "管理账号"),
    ],
)
def test_who_is_signed_in(tree, round_2020, who, name, level):
    assert f"<b>{name}</b><small>{level}</small>" in page(tree, who)


def test_every_page_keeps_its_place_in_another_year(tree, university):
    build_round(2019, state="closed")
    unit = tree.university.unit_id
    same = {
        "/2020/": "/2019/",
        "/2020/guide/HZ_02_001/": "/2019/guide/HZ_02_001/",
        "/2020/status/": "/2019/status/",
        f"/2020/units/{unit}/": f"/2019/units/{unit}/",
        f"/2020/units/{unit}/forms/HZ_02_005/": f"/2019/units/{unit}/forms/HZ_02_005/",
        "/account/": "/2019/",
    }
    for path, other in same.items():
        assert f'href="{other}"' in page(tree, path=path), path


def test_a_record_gives_its_form_in_another_year(tree, university):
    build_round(2019, state="closed")
    unit = tree.university.unit_id
    form = page(tree, path=f"/2020/units/{unit}/forms/HZ_02_005/")
    record = re.search(rf"/2020/units/{unit}/forms/HZ_02_005/\d+/", form)[0]
    assert f'href="/2019/units/{unit}/forms/HZ_02_005/"' in page(tree, path=record)


@pytest.mark.parametrize(
    ("days", "tone", "words"),
    [
        (30, "", "<b>30</b> 天"),
        (10, "warn", "<b>10</b> 天"),
        (2, "red", "<b>2</b> 天"),
        (0, "red", "今天截止"),
    ],
)
def test_the_countdown_turns_amber_and_red(tree, days, tone, words):
    end = timezone.localtime().replace(hour=23, minute=59) + timedelta(days=days)
    build_round(deadline=end)
    text = page(tree)
    assert re.search(rf'<span class="chip {tone}" title="报送截止 [^"]+">', text)
    assert words in text


def test_after_the_deadline_it_says_so(tree):
    today = timezone.localdate()
    build_round(deadline=timezone.now() - timedelta(days=3), closes_on=today - timedelta(days=1))
    assert "填报已截止" in page(tree)


def test_large_type_and_shortcuts_follow_the_account(tree, round_2020):
    text = page(tree)
    assert '<html lang="zh-CN">' in text
    assert 'data-shortcuts="on"' in text
    Account.objects.filter(unit=tree.university.unit).update(large_type=True, shortcuts_on=False)
    text = page(tree)
    assert '<html lang="zh-CN" class="large">' in text
    assert 'data-shortcuts="off"' in text


def test_token_session_skip_link_and_telephone(tree, round_2020):
    text = page(tree)
    assert re.search(r"""hx-headers='\{"X-CSRFToken": "[A-Za-z0-9]+"\}'""", text)
    assert re.search(r'data-session="1[78]\d\d"', text)
    assert '<a class="skip" href="#main">' in text
    assert "填报咨询 010-62169512" in text
    assert "制定机关：科学技术部" in text
