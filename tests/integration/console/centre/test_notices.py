"""/notices/ and /feedback/: what users are told and what they tell the centre (F85)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from istc.audit.models import Event
from istc.rounds import telling
from istc.rounds.models import Feedback, Notice, Receipt
from tests.people import actor, signed_in

URL, WRITE = "/notices/", "/feedback/write/"


def text(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def notice(tree) -> Notice:
    return Notice.objects.create(kind="公告", title="统一口径", body="按年末数填报\n<b>")


def test_an_announcement_reaches_every_unit(tree, centre, open_as):
    page = text(
        centre.post(f"{URL}publish/", {"title": " 统一 口径 ", "body": "年末数"}, follow=True)
    )
    assert "公告“统一 口径”已发布" in page
    for who in ("province", "university", "college", "bureau"):
        assert "年末数" in text(open_as(who).get(URL))
    assert Event.objects.get(action="notice.publish").after["内容"] == "年末数"


@pytest.mark.parametrize(
    ("typed", "said"),
    [({"title": " \x00"}, "没有写标题"), ({"title": "x" * 201}, "不超过"), ({}, "没有写标题"),
     ({"title": "x", "body": "x" * 5001}, "不超过")],
)  # fmt: skip
def test_an_announcement_is_refused_in_words_and_kept(tree, centre, typed, said):
    answer = centre.post(f"{URL}publish/", {"body": "写了很久", **typed})
    assert answer.status_code == 422
    assert said in text(answer)
    assert ("写了很久" in text(answer)) is ("body" not in typed)
    assert not Notice.objects.exists()


def test_what_is_written_is_shown_not_run(tree, open_as, notice):
    assert "&lt;b&gt;" in text(open_as("college").get(URL))


def test_reading_is_confirmed_once_and_counted(tree, centre, open_as, notice):
    browser = open_as("college")
    for _ in range(2):
        page = text(browser.post(f"{URL}{notice.pk}/read/", follow=True))
    assert "已确认阅读" in page
    assert Receipt.objects.count() == 1
    assert "已确认 1 / 8 个账号" in text(centre.get(URL))
    assert "江宁理工大学电信学院" in text(centre.get(f"{URL}{notice.pk}/?show=read"))
    unread = text(centre.get(f"{URL}{notice.pk}/"))
    assert "江宁理工大学电信学院" not in unread
    assert "江苏旧研究所" not in unread  # out of use


def test_a_notice_to_another_unit_is_not_there(tree, centre, open_as):
    own = Notice.objects.create(kind="退回", title="只给某部", unit=tree.ministry.unit)
    browser = open_as("university")
    assert "只给某部" not in text(browser.get(URL))
    assert browser.post(f"{URL}{own.pk}/read/").status_code == 404
    assert centre.get(f"{URL}{own.pk}/").status_code == 404
    assert "只给某部" in text(open_as("ministry").get(URL))


@pytest.mark.parametrize("who", ["province", "college"])
def test_only_the_centre_announces_and_sees_who_read(tree, open_as, notice, who):
    assert open_as(who).post(f"{URL}publish/", {"title": "x"}).status_code == 404
    assert open_as(who).get(f"{URL}{notice.pk}/").status_code == 404


def test_the_bell_leads_there(tree, open_as):
    assert 'href="/notices/"' in text(open_as("college").get("/account/"))


def test_a_user_writes_and_reads_the_answer(tree, centre, open_as):
    browser = open_as("college")
    assert "已提交" in text(browser.post(WRITE, {"body": "HJ_01 丙栏口径不清"}, follow=True))
    one = Feedback.objects.get()
    page = text(centre.get("/feedback/"))
    assert "1 条待答复" in page
    assert "HJ_01 丙栏口径不清" in page
    centre.post(f"/feedback/{one.pk}/answer/", {"body": "按年末数"})
    assert "按年末数" in text(browser.get("/feedback/"))
    assert Notice.objects.get(unit=tree.college.unit).body == "按年末数"
    assert "已答复过" in text(
        centre.post(f"/feedback/{one.pk}/answer/", {"body": "改口"}, follow=True)
    )
    assert Feedback.objects.get().answer == "按年末数"


@pytest.mark.parametrize(("body", "said"), [(" \x00", "没有写内容"), ("长" * 5001, "超过 5000 字")])
def test_feedback_is_refused_in_words(tree, open_as, body, said):
    answer = open_as("college").post(WRITE, {"body": body})
    assert answer.status_code == 422
    assert said in text(answer)
    assert not Feedback.objects.exists()


def test_a_flood_is_stopped_until_tomorrow(tree, open_as):
    me = actor(tree.account("college"))
    for number in range(telling.A_DAY):
        telling.write(actor=me, body=f"第 {number} 条")
    assert "明天再提交" in text(open_as("college").post(WRITE, {"body": "再一条"}))
    Feedback.objects.update(at=timezone.now() - timedelta(days=2))
    assert "已提交" in text(open_as("college").post(WRITE, {"body": "再一条"}, follow=True))


def test_feedback_is_nobody_elses(tree, open_as):
    telling.write(actor=actor(tree.account("college")), body="只给统计调查组")
    for who in ("province", "university", "laboratory"):
        assert "只给统计调查组" not in text(open_as(who).get("/feedback/"))
    one = Feedback.objects.get()
    assert open_as("province").post(f"/feedback/{one.pk}/answer/", {"body": "x"}).status_code == 404


def test_an_empty_answer_is_refused(tree, centre):
    one = telling.write(actor=actor(tree.account("college")), body="问")
    page = centre.post(f"/feedback/{one.pk}/answer/", {"body": " "}, follow=True)
    assert "没有写答复" in text(page)
    assert Feedback.objects.get().answered_at is None


def test_signed_in_accounts_only(tree, client):
    assert client.get(URL).status_code == client.get("/feedback/").status_code == 302
    assert signed_in(tree.account("college")).get(f"{URL}publish/").status_code == 405
