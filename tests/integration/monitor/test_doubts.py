"""Doubts beside the form under review: treated, pinned, taken back; what they bar (screen 13)."""

import re

import pytest

from istc.reports.models import FormReport, Treatment
from istc.reports.queries import form_page
from tests.integration.monitor.filling import Unit
from tests.people import actor, signed_in

FORM = "HZ_02_005"


PLAIN = {"type_other": None, "programme_other": None}


@pytest.fixture
def done(tree, round_2020) -> Unit:
    """Three projects, the last with more state funds than funds; complete."""
    unit = Unit(actor(tree.account("university")), round_2020, tree.university)
    unit.basics()
    unit.fill(FORM, records=2, **PLAIN)
    unit.fill(FORM, **PLAIN, state_funds="2000")
    FormReport.objects.filter(form=FORM).update(state="done", warnings=0)
    return unit


@pytest.fixture
def client(tree):
    return signed_in(tree.account("province"))


@pytest.fixture
def severe(done) -> list[str]:
    found = [one.key for one in form_page(done.key(FORM)).findings if one.level == "verify"]
    assert found
    return found


def address(unit, verb: str = "") -> str:
    return f"/2020/units/{unit.place.unit_id}/forms/{FORM}/{verb}"


def treat(client, unit, **said):
    return client.post(address(unit, "treat/"), said, follow=True)


def text(answer) -> str:
    return answer.content.decode()


def approve_button(page: str) -> str:
    [button] = re.findall(r'<button class="btn btn-primary" type="submit"[^>]*>', page)
    return button


def test_each_doubt_stands_beside_the_form_and_at_its_cell(client, done, severe):
    page = text(client.get(address(done)))
    assert f"严重 {len(severe)}" in page
    numbers = re.findall(r'class="card doubt" id="doubt-(\d+)"', page)
    assert numbers == [str(at) for at in range(1, len(numbers) + 1)]
    for cell, number in re.findall(r'href="#(cell-[^"]+)"|href="#doubt-(\d+)" id=', page):
        assert f'id="{cell}"' in page if cell else number in numbers


def test_approval_waits_for_every_severe_doubt(client, done, severe):
    assert "disabled" in approve_button(text(client.get(address(done))))
    for at, key in enumerate(severe, 1):
        page = text(treat(client, done, finding=key, kind="accept", text=f"已核实 {at}"))
        assert "已接受。" in page
        assert f"已核实 {at}" in page
    assert "disabled" not in approve_button(page)
    said = {"version": FormReport.objects.get(form=FORM).version}
    page = text(client.post(address(done, "approve/"), said, follow=True))
    assert f"{FORM} 审核通过。" in page


def test_a_remark_of_ones_own_is_pinned_counted_and_taken_back(client, done):
    record = form_page(done.key(FORM)).records[1].id
    page = text(treat(client, done, kind="return", text="核对名称", item="name", record=record))
    assert "已列入退回 <b>1</b> 条意见" in page
    assert "退回更正（1 条意见）" in page
    assert re.search(r"第 2 条 [^<]*：核对名称", page)
    own = Treatment.objects.get()
    page = text(treat(client, done, drop=own.finding))
    assert "已列入退回 <b>0</b> 条意见" in page
    assert not Treatment.objects.exists()


def test_a_record_has_its_own_doubts_and_leads_back_to_itself(client, done, severe):
    _, second, last = (one.id for one in form_page(done.key(FORM)).records)
    assert severe[0] in text(client.get(f"{address(done)}{last}/"))
    assert severe[0] not in text(client.get(f"{address(done)}{second}/"))
    answer = treat(client, done, kind="return", text="核对", item="name", record=second, on=second)
    assert answer.request["PATH_INFO"] == f"{address(done)}{second}/"


@pytest.mark.parametrize("said", [
    {}, {"kind": "accept", "finding": "HZ_02_005.none||x|", "text": "x"}, {"drop": "nothing"},
    {"kind": "return", "text": "x", "item": "nothing"}, {"kind": "return", "text": "x\x00"},
    {"kind": "return", "text": "x", "record": "9" * 11}, {"kind": "odd", "text": ""},
    {"kind": "return", "text": "x", "version": "99"}, {"kind": "distinct", "finding": "S101|x"},
    {"kind": "return", "text": "x" * 2001},
])  # fmt: skip
def test_what_cannot_be_said_names_the_reason(client, done, said):
    page = text(treat(client, done, **said))
    assert 'role="alert"' in page
    assert not Treatment.objects.exists()


@pytest.mark.parametrize("who", ["university", "college", "institute", "workshop", "ministry"])
def test_the_unit_itself_and_strangers_find_nothing_there(tree, done, severe, who):
    said = {"kind": "accept", "finding": severe[0], "text": "x"}
    assert treat(signed_in(tree.account(who)), done, **said).status_code == 404
    assert not Treatment.objects.exists()


def test_only_a_post_treats_and_only_a_form_there_is(client, done):
    assert client.get(address(done, "treat/")).status_code == 405
    assert client.post(address(done).replace(FORM, "HZ_99_001") + "treat/").status_code == 404


def test_a_draft_is_read_without_the_desk_of_the_review(client, university):
    """Nothing can be decided of what is not complete."""
    page = text(client.get(address(university)))
    assert "审核操作" not in page
    assert "筛查疑点" in page
    assert "尚未完成填报，不能审核" in text(treat(client, university, kind="return", text="x"))


def test_the_unit_sees_the_checks_but_no_drafts_of_its_superior(tree, client, done):
    treat(client, done, kind="return", text="尚未发出的意见")
    page = text(signed_in(tree.account("university")).get(address(done)))
    assert "尚未发出的意见" not in page
    assert "筛查疑点" not in page


def test_words_are_shown_as_words(client, done):
    """N31: nobody writes markup into another's page."""
    page = text(treat(client, done, kind="return", text="<script>alert(1)</script>"))
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page
