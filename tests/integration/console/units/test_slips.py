"""Slips: ten to a page, shown once, as Excel too (F23, N03)."""

import io
import re

from openpyxl import load_workbook

from istc.units.models import Account, SlipSheet

URL = "/2020/manage/"
PASSWORD = re.compile(r"<code>([A-Za-z0-9]{4}-[A-Za-z0-9]{4}-[A-Za-z0-9]{4})</code>")


def sheet(tree, client) -> int:
    chosen = [tree.university.unit_id, tree.institute.unit_id]
    client.post(f"{URL}reset/", {"unit": chosen})
    return SlipSheet.objects.get().pk


def test_the_page_tells_passwords_that_open_the_accounts(tree, client):
    answer = client.post(f"{URL}slips/{sheet(tree, client)}/")
    shown = PASSWORD.findall(answer.content.decode())
    accounts = [tree.account("university"), tree.account("institute")]
    assert [a.check_password(p) for a, p in zip(accounts, shown, strict=True)] == [True, True]
    assert "no-cache" in answer["Cache-Control"] or "no-store" in answer["Cache-Control"]


def test_the_workbook_tells_the_same(tree, client):
    answer = client.post(f"{URL}slips/{sheet(tree, client)}/excel/")
    rows = list(load_workbook(io.BytesIO(answer.content)).active.values)
    assert rows[0] == ("单位全称", "用户名", "初始密码")
    assert Account.objects.get(username=rows[1][1]).check_password(rows[1][2])
    assert "no-store" in answer["Cache-Control"]


def test_a_look_is_no_get(tree, client):
    assert client.get(f"{URL}slips/{sheet(tree, client)}/").status_code == 405


def test_after_destroying_nothing_is_shown(tree, client):
    number = sheet(tree, client)
    client.post(f"{URL}slips/{number}/destroy/")
    for address in ["", "excel/"]:
        answer = client.post(f"{URL}slips/{number}/{address}", follow=True)
        assert "已打印或已过期" in answer.content.decode()
        assert not PASSWORD.search(answer.content.decode())


def test_the_sheet_of_another_is_gone(tree, client, open_as):
    number = sheet(tree, client)
    for who in ["centre", "ministry", "university"]:
        answer = open_as(who).post(f"{URL}slips/{number}/", follow=True)
        assert not PASSWORD.search(answer.content.decode())
    assert open_as("college").post(f"{URL}slips/{number}/").status_code == 404
    assert SlipSheet.objects.get().opened_at is None
