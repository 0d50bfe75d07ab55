"""Rosters in the browser: template, preview, faults by cell, all or nothing, long ones (N02)."""

import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from istc.audit.models import Event
from istc.console.units import creating
from istc.console.units.views import bulk
from istc.jobs import queue, running
from istc.jobs.models import Job
from istc.units import slips
from istc.units.models import Account, Placement, SlipSheet, Unit
from istc.units.placements import carry_over
from tests.builders import build_round
from tests.people import actor

URL = "/2020/manage/bulk/"
HEAD = ["用户名", "单位全称", "上级用户名", "省份", "单位类型"]
SOUND = [
    ["js_a", "甲学院", "", "江苏省", "高校"],
    ["js_a_1", "甲学院一系", "js_a", "江苏省", ""],
    ["js_x", "理工大学三系", "js_jnlg", "", "02"],
]


def book(rows, head=HEAD) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        sheet = made.add_worksheet()
        for number, row in enumerate([head, *rows]):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def csv(rows, head=HEAD) -> bytes:
    return "\n".join(",".join(row) for row in [head, *rows]).encode("utf-8-sig")


def send(client, content, name="名单.xlsx"):
    return client.post(f"{URL}upload/", {"file": SimpleUploadedFile(name, content)})


def text(answer) -> str:
    return answer.content.decode()


@pytest.mark.parametrize("make", [book, csv])
def test_two_levels_at_once(tree, client, make):
    there = send(client, make(SOUND))["Location"]
    page = text(client.get(there))
    assert "读取 3 个单位" in page
    assert "添加 3 个单位" in page
    assert not Unit.objects.filter(code="js_a").exists()  # only a preview
    answer = client.post(f"{there}create/", follow=True)
    assert "已添加 3 个单位" in text(answer)
    assert Placement.objects.get(unit__code="js_a").superior == tree.province
    assert Placement.objects.get(unit__code="js_a_1").level == 3
    assert Placement.objects.get(unit__code="js_x").superior == tree.university
    shown = slips.open_sheet(actor=actor(tree.account("province")), pk=SlipSheet.objects.get().pk)
    assert [slip.username for slip in shown.slips] == ["js_a", "js_a_1", "js_x"]
    for slip in shown.slips:
        assert Account.objects.get(username=slip.username).check_password(slip.password)
    assert client.get(there).status_code == 404  # done: the file is gone
    assert Event.objects.get(action="roster.create").after["usernames"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (["js_jnlg", "新", "", "", ""], "已有账号使用"),
        (["bw_zx", "新", "", "", ""], "已有账号使用"),
        (["js_a", "新", "", "", ""], "与第 2 行重复"),
        (["js_n", "甲学院", "", "", ""], "重复"),
        (["js_n", "江宁理工大学", "", "", ""], "已有“江宁理工大学”"),
        (["js_n", "新", "nobody", "", ""], "没有用户名为“nobody”的单位"),
        (["js_n", "新", "bw", "", ""], "没有用户名为“bw”的单位"),
        (["js_n", "新", "bw_zx", "", ""], "没有用户名为“bw_zx”的单位"),
        (["js_n", "新", "js_n", "", ""], "成环"),
        (["js_n", "新", "js_jnlg_dx", "", ""], "第 4 级"),
        (["js_n", "新", "js_old", "", ""], "已停用"),
        (["js_n", "新", "", "火星", ""], "没有“火星”"),
        (["js_n", "新", "", "", "公司"], "没有“公司”"),
        (["有", "新", "", "", ""], "不能用作用户名"),
        (["js_n", "", "", "", ""], "为空"),
    ],
)
def test_every_fault_is_named_in_its_cell_and_nothing_is_made(tree, client, row, words):
    there = send(client, book([*SOUND, row]))["Location"]
    page = text(client.get(there))
    assert words in page
    assert "Sheet1!" in page
    assert "um-bad" in page
    client.post(f"{there}create/")
    assert not Unit.objects.filter(code="js_a").exists()


def test_all_faults_go_into_a_list_with_cell_value_and_cure(tree, client):
    rows = [[f"js_n{n}", f"新单位 {n}", "", "火星", ""] for n in range(files_shown() + 3)]
    there = send(client, book(rows))["Location"]
    assert "其余在错误清单中" in text(client.get(there))
    found = client.get(f"{there}faults/").content
    listed = list(load_workbook(io.BytesIO(found)).active.values)
    assert len(listed) == len(rows) + 1
    mend = "写代码或全称，如“北京市”"
    assert listed[1] == ("Sheet1", "D2", "省份", "火星", "没有“火星”", mend)


def files_shown() -> int:
    return bulk.FAULTS_SHOWN


@pytest.mark.parametrize("column", ["类别", "三级权限"])
def test_what_only_the_centre_sets(tree, client, column):
    there = send(client, book([["js_n", "新", "", "", "", "是"]], [*HEAD, column]))["Location"]
    assert "只能由系统管理员设置" in text(client.get(there))


def test_level_three_needs_the_right(tree, open_as):
    browser = open_as("ministry")
    there = send(browser, book([["bw_n", "新", "bw_zx", "", ""]]))["Location"]
    assert "没有三级权限" in text(browser.get(there))
    assert send(open_as("bureau"), book(SOUND)).status_code == 404
    assert send(open_as("college"), book(SOUND)).status_code == 404


def test_level_two_adds_below_itself(tree, open_as):
    browser = open_as("university")
    there = send(browser, book([["js_n", "新系"]], [*HEAD[:2], "上级用户名"]))["Location"]
    browser.post(f"{there}create/")
    assert Placement.objects.get(unit__code="js_n").superior == tree.university


def test_the_centre_makes_all_levels_from_one_file(tree, open_as):
    head = [*HEAD, "类别", "三级权限"]
    rows = [
        ["gd", "广东省科技厅", "", "广东省", "行政机关", "省（市、自治区）", "是"],
        ["gd_a", "某学院", "gd", "", "", "", ""],
        ["gd_a_1", "某系", "gd_a", "", "", "", ""],
    ]
    browser = open_as("centre")
    there = send(browser, book(rows, head))["Location"]
    browser.post(f"{there}create/")
    assert Placement.objects.get(unit__code="gd_a_1").category == "province"
    assert Placement.objects.get(unit__code="gd").third_level


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "没有选文件"),
        (b"PK\x03\x04broken", "损坏"),
        (b"\x01\x00\x01\x80", "无法识别的文件"),
        ("甲,乙\n1,2".encode(), "没有列名“甲”"),
        (csv([]), "只有列名"),
    ],
)
def test_files_that_are_none(tree, client, content, words):
    answer = send(client, content)
    page = text(client.get(answer["Location"]) if answer.status_code == 302 else answer)
    assert words in page


def test_a_formula_in_a_name_stays_text(tree, client):
    there = send(client, book([["js_n", "'=1+1院", "", "", ""]]))["Location"]
    assert "添加 1 个单位" in text(client.get(there))


def test_the_file_of_another_is_not_there(tree, client, open_as):
    there = send(client, book(SOUND))["Location"]
    assert open_as("centre").get(there).status_code == 404
    assert client.get(f"{URL}nonsense/").status_code == 404


def test_a_name_taken_since_the_preview_stops_all(tree, client):
    there = send(client, book(SOUND))["Location"]
    Unit.objects.create(code="js_x", name="别的")
    answer = client.post(f"{there}create/", follow=True)
    assert "已有账号使用" in text(answer)
    assert not Unit.objects.filter(code="js_a").exists()


def test_the_template_has_the_columns_this_account_may_fill_in(tree, open_as):
    wanted = {"centre": 7, "province": 5, "university": 4}
    for who, columns in wanted.items():
        content = open_as(who).get(f"{URL}template/").content
        made = load_workbook(io.BytesIO(content))
        assert len(next(made.active.values)) == columns
        assert "高校" in [cell for row in made["选项"].values for cell in row]
    assert open_as("college").get(f"{URL}template/").status_code == 404


def test_a_filled_template_goes_in(tree, client):
    content = client.get(f"{URL}template/").content
    made = load_workbook(io.BytesIO(content))
    made.active.append(["js_a", "甲学院", None, "江苏省", "高校"])
    out = io.BytesIO()
    made.save(out)
    there = send(client, out.getvalue())["Location"]
    assert "添加 1 个单位" in text(client.get(there))


def test_later_years_that_are_made_get_the_units_too(tree, client):
    build_round(2021, state="preparing")
    carry_over(source=2020, target=2021)
    there = send(client, book(SOUND))["Location"]
    client.post(f"{there}create/")
    assert Placement.objects.get(unit__code="js_a_1", year=2021).level == 3


def long(count):
    return [[f"js_n{n}", f"新单位 {n}", "", "", ""] for n in range(count)]


def test_a_long_roster_is_made_by_a_job_once_only(tree, client):
    there = send(client, book(long(creating.AT_ONCE + 1)))["Location"]
    page = client.post(f"{there}create/")["Location"]
    assert "排队中" in text(client.get(page))
    job = queue.claim("test")
    running.run(job)
    assert Job.objects.get().state == "done", Job.objects.get().message
    assert "已添加 101 个单位" in text(client.get(page))
    assert SlipSheet.objects.get().count == 101
    # A worker that died after the units were made is followed by one that makes nothing more.
    creating.run(type("Again", (), {"payload": job.payload, "owner_id": job.owner_id,
                                    "address": None, "report": lambda *a: None}))  # fmt: skip
    assert SlipSheet.objects.count() == 1


def test_a_job_whose_roster_no_longer_fits_makes_nothing(tree, client, open_as):
    there = send(client, book(long(creating.AT_ONCE + 1)))["Location"]
    page = client.post(f"{there}create/")["Location"]
    Unit.objects.create(code="js_n7", name="别的")
    running.run(queue.claim("test"))
    assert "不再相符" in text(client.get(page))
    assert not Unit.objects.filter(code="js_n1").exists()
    assert open_as("centre").get(page).status_code == 404


def test_the_list_of_units_as_a_workbook_is_recorded(tree, client, open_as):
    content = client.get("/2020/manage/export/").content
    names = [row[0] for row in load_workbook(io.BytesIO(content)).active.values]
    assert "江宁理工大学电信学院" in names
    assert "某部" not in names
    assert Event.objects.get(action="units.export").after == {"单位数": len(names) - 1}
    assert open_as("college").get("/2020/manage/export/").status_code == 404


@pytest.mark.slow
def test_of_20000_rows_every_fault_is_named_and_nothing_is_made(tree, open_as):
    """Bad input of issue 5: all kinds in one file, first row to last."""
    centre = open_as("centre")
    total = 20_000
    rows = [[f"n{n}", f"新单位{n}", "js", "", "", "", ""] for n in range(total)]
    rows[0] = ["n0", "新部", "", "", "", "中央部门", "是"]
    planted = {
        1: (["js_jnlg", "新一", "js"], "已有账号使用"),
        2: (["N3", "新二", "js"], ""),  # the row after it repeats its name
        3: (["n3", "新三", "js"], "与第 4 行重复（不分大小写）"),
        4: (["n4", "江宁理工大学", "js"], "上级单位下已有“江宁理工大学”"),
        5: (["n5", "同名", "n0"], ""),
        6: (["n6", "同名", "n0"], "“同名”与第 7 行重复"),
        7: (["n7", "环一", "n8"], "上级关系成环"),
        8: (["n8", "环二", "n9"], "上级关系成环"),
        9: (["n9", "环三", "n7"], "上级关系成环"),
        10: (["n10", "无主", "nobody"], "没有用户名为“nobody”的单位"),
        11: (["n11", "四级", "js_jnlg_dx"], "会成为第 4 级"),
        12: (["n12", "四级之上", "n5"], ""),
        13: (["n13", "再下一级", "n12"], "会成为第 4 级"),
        total - 1: (["坏", "末行", "js"], "不能用作用户名"),
    }
    for number, (row, _) in planted.items():
        rows[number] = [*row, "", "", "", ""]
    before = Unit.objects.count()
    there = send(centre, csv(rows, [*HEAD, "类别", "三级权限"]), "名单.csv")["Location"]
    assert "20,000" in text(centre.get(there))
    listed = list(load_workbook(io.BytesIO(centre.get(f"{there}faults/").content)).active.values)
    told = sorted((line[3], line[4]) for line in listed[1:])
    wanted = [(row, words) for row, words in planted.values() if words]
    assert len(told) == len(wanted), told
    for row, words in wanted:
        assert any(words in wrong and value in row for value, wrong in told), words
    centre.post(f"{there}create/")
    assert Unit.objects.count() == before
    assert not Job.objects.exists()
