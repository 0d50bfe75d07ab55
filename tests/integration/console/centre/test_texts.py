"""/console/rounds/<year>/texts/: changed, previewed, refused, met by another; read where shown."""

from html import unescape

import pytest

from istc.audit.models import Event
from istc.rounds.models import Round, TextVersion
from tests.builders import build_round
from tests.people import signed_in

URL = "/console/rounds/2020/texts/"


def text(answer) -> str:
    return unescape(answer.content.decode())


def save(client, group: str, follow: bool = True, **typed):
    return client.post(f"{URL}{group}/", typed, follow=follow)


def test_the_page_shows_every_group_with_the_editions_words(tree, centre):
    page = text(centre.get(URL))
    for heading in ("联系方式", "制表说明", "统计法律文字", "填报完毕确认函", "催报"):
        assert f">{heading}</h2>" in page
    assert "科技部国际合作司：" in page  # the letter as it will read
    assert "某省科学技术厅：2020 年度已完成 41/49 张报表" in page
    assert "没有修改，全部随年度版本" in page


def test_a_change_is_kept_told_and_read_by_the_units(tree, centre):
    page = text(save(centre, "contacts", telephone="010-00000001", contacts="张三"))
    assert "“联系方式”已保存，为第 1 版。" in page
    guide = text(signed_in(tree.account("college")).get("/2020/guide/"))
    assert "010-00000001" in guide
    assert "010-62169512" not in guide
    login = text(centre.__class__().get("/login/"))
    assert "010-00000001" in login
    assert "张三" in login


def test_law_is_read_in_the_guide_and_on_the_sign_in_page(tree, centre):
    save(centre, "law", law_7_title="《统计法》第八条", law_7_text="应当及时提供。<b>")
    for answer in (
        signed_in(tree.account("college")).get("/2020/guide/"),
        centre.__class__().get("/login/"),
    ):
        page = answer.content.decode()
        assert "《统计法》第八条" in page
        assert "应当及时提供。&lt;b&gt;" in page
        assert "《中华人民共和国统计法》第七条" not in page


def test_approval_is_printed_on_the_forms(tree, centre):
    save(centre, "approval", approval_number="国统制〔2021〕88号", valid_until="2024年3月")
    unit = tree.university.unit_id
    page = text(centre.get(f"/2020/units/{unit}/forms/HZ_02_001/"))
    assert "国统制〔2021〕88号" in page
    assert "2024年3月" in page


def test_the_log_says_it_in_words(tree, centre):
    save(centre, "approval", valid_until="2024年3月")
    page = text(centre.get("/log/"))
    assert "修改年度文字" in page
    assert "有效期至" in page
    assert "2024年3月" in page


def test_a_preview_shows_what_was_typed_and_keeps_nothing(tree, centre):
    typed = {"reminder_title": "速报", "reminder_body": "{单位}：还有 {退回} 张\n{不明}"}
    answer = save(centre, "reminder", act="preview", **typed)
    assert answer.status_code == 200
    page = text(answer)
    assert "某省科学技术厅：还有 1 张" in page
    assert "没有 {不明} 这个填入项" in page
    assert not TextVersion.objects.exists()
    assert not Event.objects.filter(action="round.texts").exists()


@pytest.mark.parametrize(
    ("group", "typed", "said"),
    [
        ("reminder", {"reminder_body": "{单位名称}"}, "没有 {单位名称} 这个填入项。可用 {年度}"),
        ("letter", {"letter_left_out": "{年度}"}, "没有 {年度} 这个填入项。可用 {未上报} {原因}。"),
        ("contacts", {"telephone": "0" * 101}, "“电话”有 101 字，最多 100 字"),
        ("contacts", {"postcode": "10008"}, "“邮编”应为 6 位数字"),
        ("contacts", {"address": "{地址}"}, "不会填入"),
        ("approval", {"maker": "a\u202eb"}, "U+202E"),
    ],
)
def test_what_cannot_stand_is_named_and_stays_typed(tree, centre, group, typed, said):
    answer = save(centre, group, **typed)
    assert answer.status_code == 422
    page = text(answer)
    assert said in page
    assert next(iter(typed.values())) in page
    assert 'aria-invalid="true"' in page
    assert Round.objects.get().facts == {}


def test_of_two_editors_the_second_sees_both_and_may_then_decide(tree, centre):
    was = {"was_telephone": "010-62169512，62162702"}
    save(centre, "contacts", telephone="010-1", **was)
    answer = save(centre, "contacts", telephone="010-2", **was)
    assert answer.status_code == 409
    page = text(answer)
    assert "没有保存：" in page
    for cell in ("010-62169512，62162702", "010-1", "010-2"):
        assert f"<td>{cell}</td>" in page
    assert 'name="was_telephone" value="010-1"' in page
    assert 'name="telephone" value="010-2"' in page
    assert Round.objects.get().fact("telephone") == "010-1"
    save(centre, "contacts", telephone="010-2", was_telephone="010-1")
    assert Round.objects.get().fact("telephone") == "010-2"


def test_lines_that_a_browser_ends_its_own_way_are_no_conflict(tree, centre):
    was = Round.objects.get().fact("letter_body").replace("\n", "\r\n")
    answer = save(centre, "letter", letter_body="全部完成。", was_letter_body=was)
    assert answer.status_code == 200
    assert Round.objects.get().fact("letter_body") == "全部完成。"


def test_a_closed_year_is_only_read(tree, centre):
    Round.objects.update(state="closed")
    assert "文字只能查看" in text(centre.get(URL))
    answer = save(centre, "contacts", telephone="010-1")
    assert answer.status_code == 422
    assert "2020 年度已关闭，文字不再改" in text(answer)
    assert Round.objects.get().facts == {}


def test_a_year_being_prepared_has_its_texts_too(tree, centre):
    build_round(2021, state="preparing")
    typed = {"telephone": "010-1"}
    centre.post("/console/rounds/2021/texts/contacts/", typed)
    assert Round.objects.get(year=2021).fact("telephone") == "010-1"
    assert Round.objects.get(year=2020).fact("telephone") != "010-1"
    assert "1 项为本年度文字" in text(centre.get("/console/rounds/2021/"))


@pytest.mark.parametrize("path", ["/console/rounds/2019/texts/", f"{URL}nonsense/"])
def test_no_such_year_or_group(tree, centre, path):
    answer = centre.get(path) if path.endswith("texts/") else centre.post(path)
    assert answer.status_code == 404


@pytest.mark.parametrize("who", ["province", "university", "college", "ministry"])
def test_nobody_else_reads_or_writes_them(open_as, who):
    assert open_as(who).get(URL).status_code == 404
    assert save(open_as(who), "contacts", telephone="010-1").status_code == 404
    assert Round.objects.get().facts == {}


def test_only_by_post(centre):
    assert centre.get(f"{URL}contacts/").status_code == 405
    assert centre.post(URL).status_code == 405


def test_an_empty_post_changes_nothing(tree, centre):
    assert "没有改动" in text(save(centre, "contacts"))
    assert not TextVersion.objects.exists()
