"""manage.py roster: all or nothing, each fault named, passwords written once (N02, N03)."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from istc.units.models import Account, Placement

pytestmark = pytest.mark.django_db

HEAD = "用户名,单位全称,上级用户名,省份,单位类型,类别,三级权限"
SOUND = [
    "js,江苏省科学技术厅,,江苏省,行政机关,province,是",
    "js_jnlg,江宁理工大学,js,32,02,,",
    "js_jnlg_dx,江宁理工大学电信学院,js_jnlg,32,高校,,",
]


@pytest.fixture
def out(tmp_path) -> Path:
    return tmp_path / "passwords.csv"


def run(tmp_path: Path, lines: list[str], **options) -> tuple[str, str]:
    path = tmp_path / "roster.csv"
    path.write_text("\n".join([HEAD, *lines]), encoding="utf-8")
    told, faults = StringIO(), StringIO()
    try:
        call_command("roster", str(path), year=2020, stdout=told, stderr=faults, **options)
    except CommandError as error:
        return str(error), faults.getvalue()
    return told.getvalue(), faults.getvalue()


def test_a_sound_roster_makes_units_that_can_sign_in(tmp_path, out):
    told, _ = run(tmp_path, SOUND, passwords=out)
    assert "已创建 3 个单位：一级 1、二级 1、三级 1。" in told
    assert Placement.objects.get(unit__code="js").facts == {
        "type": "01", "province": "32", "category": "province", "level": "1",
    }  # fmt: skip
    with out.open(encoding="utf-8-sig", newline="") as file:
        slips = {row["用户名"]: row["初始密码"] for row in csv.DictReader(file)}
    typed = {"username": "js_jnlg_dx", "password": slips["js_jnlg_dx"]}
    assert Client().post("/login/", typed)["Location"] == "/password/?next=%2F"


def test_every_fault_is_named_and_nothing_is_created(tmp_path, out):
    said, faults = run(tmp_path, [*SOUND, "js,某院,nobody,火星,,,"], passwords=out)
    assert said == "3 处错误，没有创建任何单位。改正后重试。"
    assert [line.split(" ")[0] for line in faults.splitlines()] == ["A5", "C5", "D5"]
    assert "D5 省份：没有“火星”。写代码或全称，如“北京市”。" in faults
    assert not Account.objects.exists()
    assert not out.exists()


def test_a_list_of_passwords_is_not_written_over(tmp_path, out):
    out.write_text("旧清单")
    said, _ = run(tmp_path, SOUND, passwords=out)
    assert "已存在" in said
    assert out.read_text() == "旧清单"
    assert not Account.objects.exists()


def test_a_list_that_cannot_be_written_undoes_all(tmp_path):
    said, _ = run(tmp_path, SOUND, passwords=tmp_path / "nowhere" / "x.csv")
    assert "写不出" in said
    assert "没有创建任何单位" in said
    assert not Account.objects.exists()


def test_without_a_list_accounts_wait_for_their_reset(tmp_path):
    told, _ = run(tmp_path, SOUND)
    assert "账号还没有密码" in told
    assert not any(account.has_usable_password() for account in Account.objects.all())


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="读不到"):
        call_command("roster", str(tmp_path / "none.csv"), year=2020)


def test_an_edition_that_is_not_there(tmp_path):
    said, _ = run(tmp_path, SOUND, edition="1066")
    assert said.startswith("年度版本 1066 不能使用")
