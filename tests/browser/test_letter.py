"""From the status matrix to a reminder, completion, the letter, its scan and acceptance (N13–N17).

The small edition: what is proved here is the way through the pages, not the forms.
"""

from io import BytesIO

import pytest
from docx import Document
from playwright.sync_api import expect

from istc.jobs.models import Job
from istc.jobs.worker import Worker
from istc.letters.models import Reminder
from istc.letters.reminding import sending
from istc.reports.models import Submission
from tests.browser.test_accessible import violations
from tests.builders import build_round, build_tree, close
from tests.integration.letters.branches import QUESTIONNAIRES, Branch
from tests.integration.letters.postbox import Postbox
from tests.integration.letters.test_papers import PDF

pytestmark = pytest.mark.browser
ADDRESS = "tianbao@example.org"


@pytest.fixture
def branch(transactional_db, monkeypatch) -> Branch:
    """A ministry that is complete and a bureau below it that has only begun."""
    monkeypatch.setenv("ISTC_QUESTIONNAIRES", str(QUESTIONNAIRES))
    made = Branch(build_tree(2020), build_round(2020, edition="small"))
    made.fill("ministry")
    made.begin("bureau")
    return made


@pytest.fixture
def postbox(settings, monkeypatch):
    """A mail server of this machine. The small edition asks for no address, so one is given."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 5
    monkeypatch.setattr(sending, "addresses", lambda round, units: dict.fromkeys(units, ADDRESS))
    with Postbox() as box:
        settings.EMAIL_PORT = box.port
        yield box


def test_from_the_matrix_to_acceptance(branch, sign_in, postbox):
    tree = branch.tree
    ministry, bureau = sign_in(tree.account("ministry")), sign_in(tree.account("bureau"))
    centre = sign_in(tree.account("centre"))
    the_window_of_a_cell(ministry.page)
    reminding(ministry.page)
    the_mail(postbox)
    not_again(ministry.page)
    bureau.page.goto("/2020/")
    expect(bureau.page.locator("main")).to_contain_text("催报：2020 年度某部信息中心填报")
    complete(branch, "bureau")
    reporting(bureau.page)
    approving(ministry.page, tree.bureau.unit_id)
    receiving(ministry.page)
    reporting(ministry.page)
    the_letter(ministry.page, Submission.objects.get(placement=tree.ministry).check_code)
    the_scan(ministry.page)
    accepting(centre.page)
    bureau.page.goto("/2020/forms/R_01/")
    expect(bureau.page.locator("main")).to_contain_text("本年度数据已验收锁定")
    reopening(centre.page)
    assert ministry.errors == bureau.errors == centre.errors == []


def the_window_of_a_cell(page) -> None:
    """One tab stop, arrows, a window for a cell, back with Esc (design §6)."""
    page.goto("/2020/status/")
    expect(page.locator('[data-matrix] td.c > a[tabindex="0"]')).to_have_count(1)
    page.locator("[data-matrix] td.c > a").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#peek")).to_contain_text("某部信息中心")
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("#peek")).to_be_hidden()


def reminding(page) -> None:
    expect(page.locator("#remind button")).to_be_disabled()
    page.get_by_role("link", name="未开始 0").click()
    expect(page.get_by_label("选择某部信息中心")).to_have_count(0)
    page.get_by_role("link", name="填报中 1").click()
    page.get_by_label("选择某部信息中心").check()
    page.locator("#remind button").click()
    unit = page.get_by_label("某部信息中心", exact=True)
    expect(unit).to_be_checked()
    assert violations(page) == []
    page.get_by_role("button", name="催报已选 1 家").click()
    expect(page.locator(".note")).to_contain_text("已催报 1 个单位")
    expect(unit).to_be_disabled()


def the_mail(postbox) -> None:
    """Once, however often the job is run: with the unit's own figures."""
    assert Worker().one()
    Job.objects.update(state=Job.State.QUEUED, attempts=0)
    assert Worker().one()
    [mail] = postbox.mails
    told = mail["Subject"].strip()  # a long one begins on a line of its own
    assert (mail["To"], told) == (ADDRESS, "催报：2020 年度某部信息中心填报")


def not_again(page) -> None:
    """A page left open asks again: refused, and no second mail."""
    page.goto("/2020/reminders/")
    unit = page.get_by_label("某部信息中心", exact=True)
    unit.evaluate("box => { box.disabled = false; box.checked = true }")
    page.get_by_role("button", name="催报已选").click()
    expect(page.locator(".note").first).to_contain_text("24 小时内已催报，没有重发")
    assert Reminder.objects.count() == 1


def reporting(page) -> None:
    page.goto("/2020/letters/")
    page.get_by_role("button", name="上报", exact=True).click()
    expect(page.locator(".note").first).to_contain_text("已上报")
    assert violations(page) == []


def approving(page, unit_id: int) -> None:
    page.goto(f"/2020/units/{unit_id}/forms/R_04/")
    page.get_by_role("button", name="审核通过").click()
    expect(page.locator(".note").first).to_contain_text("R_04 审核通过")


def receiving(page, name: str = "某部信息中心") -> None:
    page.goto("/2020/letters/")
    page.get_by_role("button", name=f"接收{name}", exact=True).click()
    expect(page.locator("tbody")).to_contain_text("已接收")


def the_letter(page, code: str) -> None:
    expect(page.locator("main")).to_contain_text(code)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="下载确认函").click()
    content = waiting.value.path().read_bytes()
    words = "\n".join(one.text for one in Document(BytesIO(content)).paragraphs)
    assert code in words
    assert "本次上报单位 2 个" in words


def the_scan(page) -> None:
    """Something that is no scan, then the scan."""
    upload(page, "函.pdf", b"MZ" + bytes(500))
    expect(page.locator(".note.red")).to_contain_text("文件内容不是 PDF、JPG 或 PNG")
    upload(page, "函.pdf", PDF)
    expect(page.locator("main")).to_contain_text("盖章扫描件已上传")
    assert violations(page) == []


def accepting(page, name: str = "某部") -> None:
    page.goto("/2020/letters/")
    assert violations(page) == []
    page.get_by_role("button", name=f"验收{name}", exact=True).click()
    expect(page.locator(".note").first).to_contain_text(f"已验收{name}，数据锁定")


def reopening(page, name: str = "某部") -> None:
    page.get_by_role("button", name="重新开放").click()
    page.locator("dialog[open] textarea").fill("更正中心数据")
    assert violations(page) == []
    page.locator("dialog[open] button[type=submit]").click()
    expect(page.locator(".note").first).to_contain_text(f"已重新开放{name}的数据")


def complete(branch: Branch, name: str) -> None:
    """What is still open of a unit that has begun."""
    desk = branch.desk(name)
    desk.complete("R_04")
    branch.finish(desk)


def upload(page, name: str, content: bytes) -> None:
    file = {"name": name, "mimeType": "application/pdf", "buffer": content}
    page.locator("#scan").set_input_files(file)
    page.get_by_role("button", name="上传").click()


def test_a_form_is_returned_with_remarks(branch, sign_in):
    """Screen 13's part of it: reasons on the form, on a record, on a cell."""
    branch.desk("bureau").complete("R_04")
    page = sign_in(branch.tree.account("ministry")).page
    page.goto(f"/2020/units/{branch.tree.bureau.unit_id}/forms/R_04/")
    form = page.locator("[data-compose]")
    form.get_by_label("记录").select_option(label="第 1 条")
    form.get_by_label("指标").select_option("funds")
    form.get_by_role("textbox", name="退回意见").fill("疑似把元填成万元")
    form.get_by_role("button", name="列入退回").click()
    page.get_by_role("button", name="退回更正（1 条意见）").click()
    page.locator("#return-text").fill("核对经费")
    assert violations(page) == []
    page.get_by_role("button", name="退回", exact=True).click()
    expect(page.locator("main")).to_contain_text("第 1 条 丙 中方经费：疑似把元填成万元")
    own = sign_in(branch.tree.account("bureau")).page
    own.goto("/2020/forms/R_04/")
    expect(own.locator(".note.red")).to_contain_text("第 1 条 丙 中方经费：疑似把元填成万元")
    assert violations(own) == []


def test_up_through_all_three_levels(branch, sign_in):
    """N13–N17: 三级, 二级, 一级 and the centre, each where the one before has left it."""
    tree = branch.tree
    for spare in (tree.laboratory, tree.workshop, tree.institute):
        close(spare)
    branch.fill("college", "university", "province")
    desks = [sign_in(tree.account(name)) for name in ("college", "university", "province")]
    college, university, province = (desk.page for desk in desks)
    university.goto("/2020/letters/")
    expect(university.locator("main")).to_contain_text("江宁理工大学电信学院")
    expect(university.locator("main")).to_contain_text("1 个未上报")
    reporting(college)
    receiving(university, "江宁理工大学电信学院")
    reporting(university)
    receiving(province, "江宁理工大学")
    reporting(province)
    upload(province, "函.pdf", PDF)
    expect(province.locator("main")).to_contain_text("盖章扫描件已上传")
    centre = sign_in(tree.account("centre"))
    accepting(centre.page, "江苏省科学技术厅")
    college.goto("/2020/forms/R_01/")
    expect(college.locator("main")).to_contain_text("本年度数据已验收锁定")
    reopening(centre.page, "江苏省科学技术厅")
    assert [desk.errors for desk in (*desks, centre)] == [[], [], [], []]
