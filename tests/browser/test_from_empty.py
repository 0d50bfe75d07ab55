"""From an empty database, by browser only: the centre, a province, its units, a form (issue 5).

F10–F14, F23, F30, F35–F37, F48, N01–N06, N34. The one thing done outside the browser is what
the deployment guide says: `manage.py account NAME --centre`.
"""

import io
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.management import call_command
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from istc.definitions.load import load_edition
from istc.units import captcha
from istc.units.models import Account, Placement
from istc.units.words import CATEGORIES
from tests.browser.conftest import watch
from tests.browser.desk import Desk
from tests.browser.test_units import look, violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]

OWN = "Bridge-7735-fern"
EDITION = load_edition("2020", 2020)
MANUAL = {"department": 23, "institute": 10, "province": 37, "association": 8, "enterprise": 35}
BELOW = [
    ["js_dx", "江苏某大学", "", "江苏省", "高校"],
    ["js_yjy", "江苏某研究院", "", "江苏省", "科研院所"],
]
THIRD = [
    ["js_dx_xx", "江苏某大学信息学院", "js_dx", "江苏省", "高校"],
    ["js_dx_hx", "江苏某大学化学院", "js_dx", "江苏省", "高校"],
    ["js_yjy_s", "江苏某研究院实验站", "js_yjy", "江苏省", "科研院所"],
]


@dataclass
class Window:
    """A browser window of one person, and what scripts complained of in it."""

    page: Page
    errors: list[str]

    def sign_in(self, username: str, password: str) -> None:
        """On the sign-in page, with its captcha read off the picture."""
        self.page.goto("/login/")
        self.page.get_by_label("用户名", exact=True).fill(username)
        self.page.get_by_label("密码", exact=True).fill(password)
        key = self.page.locator("[name=captcha_key]").input_value()
        self.page.get_by_label("验证码", exact=True).fill(captcha.written(key))
        self.page.get_by_role("button", name="登录", exact=True).click()

    def first_sign_in(self, username: str, password: str) -> None:
        """The initial password opens nothing but its own change (N34)."""
        self.sign_in(username, password)
        expect(self.page.get_by_role("heading", name="修改初始密码")).to_be_visible()
        self.page.goto("/account/")
        expect(self.page.get_by_role("heading", name="修改初始密码")).to_be_visible()
        self.page.get_by_label("新密码", exact=True).fill(OWN)
        self.page.get_by_label("确认新密码").fill(OWN)
        self.page.get_by_role("button", name="修改密码").click()
        expect(self.page.get_by_role("heading", name="账户信息")).to_be_visible()
        self.page.goto("/")

    def go(self, *names: str) -> None:
        """By the links that a person would follow."""
        for name in names:
            self.page.get_by_role("link", name=name, exact=True).first.click()

    def upload(self, content: bytes) -> None:
        file = {"name": "名单.xlsx", "mimeType": "application/zip", "buffer": content}
        self.page.get_by_label(re.compile("CSV 文件")).set_input_files(files=[file])
        self.page.get_by_role("button", name="上传并预览").click()

    def filled(self, rows: list[list[str]]) -> bytes:
        """The template of this account, downloaded, filled in as Excel would."""
        with self.page.expect_download() as download:
            self.page.get_by_role("link", name="下载模板").click()
        book = load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))
        for row in rows:
            book["单位名单"].append(row)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    def slips(self, count: int) -> dict[str, str]:
        """User name and initial password of every slip on the page that prints them."""
        self.page.get_by_role("button", name=f"打印 {count} 张").first.click()
        slips = self.page.locator(".slip")
        expect(slips).to_have_count(count)
        codes = self.page.locator(".slip code").all_inner_texts()
        return dict(zip(codes[::2], codes[1::2], strict=True))


@pytest.fixture
def window(live_server, transactional_db, browser, settings):
    settings.ISTC_CAPTCHA = True
    contexts = []

    def opened() -> Window:
        context = browser.new_context(
            viewport={"width": 1440, "height": 900}, locale="zh-CN", base_url=live_server.url
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        return Window(page, watch(page))

    yield opened
    for context in contexts:
        context.close()


def level_one() -> list[list[str]]:
    """The manual's 113 units (F10): made-up names, the real provinces."""
    provinces = [one.label for one in EDITION.lists["provinces"].options]
    assert len(provinces) == MANUAL["province"]
    rows = []
    for category, count in MANUAL.items():
        for n in range(count):
            name, place = f"{CATEGORIES[category]}{n + 1:02}", ""
            if category == "province":
                name, place = f"{provinces[n]}科学技术厅", provinces[n]
            code = "js" if place == "江苏省" else f"{category[:4]}_{n + 1:02}"
            rows.append([code, name, "", place, "", CATEGORIES[category], ""])
    return rows


def open_centre() -> str:
    out = io.StringIO()
    call_command("account", "zhongxin", centre=True, stdout=out)
    return re.search(r"初始密码：(\S+?)（", out.getvalue())[1]


def test_a_survey_from_nothing_to_a_completed_form(window):
    centre = window()
    centre.first_sign_in("zhongxin", open_centre())
    make_round(centre)
    ones = add_level_one(centre)
    open_round(centre)

    province = window()
    province.first_sign_in("js", ones["js"])
    province.go("单位管理")
    look(province.page, "empty-4-province")
    twos = add_below(province, BELOW)
    ask_for_the_right(province)
    grant(centre)
    province.go("单位管理")
    expect(province.page.get_by_text("已开通，二级单位可添加三级单位")).to_be_visible()
    threes = add_below(province, THIRD)

    everybody_must_change(ones | twos | threes)
    reporter = window()
    reporter.first_sign_in("js_dx_xx", threes["js_dx_xx"])
    fill_a_form(reporter)
    superior = window()
    superior.first_sign_in("js_dx", twos["js_dx"])
    superior.go("单位管理")
    expect(superior.page.get_by_text("江苏某大学化学院")).to_be_visible()
    assert [one.errors for one in (centre, province, reporter, superior)] == [[]] * 4


def make_round(centre: Window) -> None:
    look(centre.page, "empty-1-start")
    page = centre.page
    expect(page.get_by_role("heading", name="新建年度")).to_be_visible()
    page.get_by_label("数据年份").fill("2020")
    page.get_by_label("开始填报", exact=True).fill("2021-05-20")
    page.get_by_label("报送截止（当天 24:00）").fill("2099-07-16")
    page.get_by_label("关闭（当天 24:00 起只读）").fill("2099-08-31")
    page.get_by_role("button", name="新建年度").click()
    expect(page.get_by_role("heading", name="2020 年度", exact=True)).to_be_visible()
    look(page, "empty-2-round")
    assert violations(page) == []


def add_level_one(centre: Window) -> dict[str, str]:
    page = centre.page
    centre.go("批量添加一级单位")
    centre.upload(centre.filled(level_one()))
    expect(page.get_by_text("读取 113 个单位")).to_be_visible()
    for category, count in MANUAL.items():
        said = page.get_by_text(f"{CATEGORIES[category]} {count}", exact=True)
        expect(said).to_be_visible()
    look(page, "empty-3-preview")
    page.get_by_role("button", name="添加 113 个单位").click()
    expect(page.get_by_text("排队中")).to_be_visible()
    call_command("worker", once=True)
    expect(page.get_by_text("已添加 113 个单位")).to_be_visible()
    centre.go("打印密码条")
    slips = centre.slips(113)
    page.get_by_role("button", name="已发放，立即销毁").click()
    expect(page.get_by_text("密码条已销毁")).to_be_visible()
    places = Placement.objects.filter(year=2020, level=1)
    assert {key: places.filter(category=key).count() for key in MANUAL} == MANUAL
    return slips


def open_round(centre: Window) -> None:
    centre.go("调查年度", "设置 2020 年度")
    page = centre.page
    expect(page.get_by_text("113 个，其中一级 113 个")).to_be_visible()
    page.get_by_role("button", name="开始填报").click()
    expect(page.get_by_text("已开始填报")).to_be_visible()


def add_below(province: Window, rows: list[list[str]]) -> dict[str, str]:
    province.go("批量添加")
    province.upload(province.filled(rows))
    province.page.get_by_role("button", name=f"添加 {len(rows)} 个单位").click()
    slips = province.slips(len(rows))
    province.go("回到单位管理")
    assert sorted(slips) == sorted(row[0] for row in rows)
    return slips


def ask_for_the_right(province: Window) -> None:
    page = province.page
    page.get_by_label("申请说明").fill("高校院系分别填报")
    page.get_by_role("button", name="申请开通三级单位权限").click()
    expect(page.get_by_text("等待系统管理员审核", exact=True)).to_be_visible()


def grant(centre: Window) -> None:
    centre.go("总览")
    page = centre.page
    look(page, "empty-5-centre")
    expect(page.get_by_text("高校院系分别填报")).to_be_visible()
    page.get_by_role("button", name=re.compile("^同意")).click()
    expect(page.get_by_text("的申请已同意")).to_be_visible()


def everybody_must_change(slips: dict[str, str]) -> None:
    """Every slip's password fits its account; whoever has not signed in yet must change it."""
    for username, password in slips.items():
        account = Account.objects.get(username=username)
        used = username == "js"
        assert account.must_change_password is not used
        assert account.check_password(password) is not used


def fill_a_form(reporter: Window) -> None:
    form = EDITION.forms[0]
    look(reporter.page, "empty-6-reporter")
    desk = Desk(reporter.page, reporter.errors)
    desk.fill(form)
    desk.complete(form)
    look(reporter.page, "empty-7-completed")
