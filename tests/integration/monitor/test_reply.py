"""The unit's answers to a return: asked for on its form, read by the superior (N12)."""

import pytest

from istc.reports import actions
from istc.reports.actions import Remark
from istc.reports.models import Reply, Review
from istc.reports.queries import form_page
from tests.people import actor, signed_in

FORM = "HZ_01_001"
REPLY = f"/2020/forms/{FORM}/reply/"


@pytest.fixture
def returned(tree, university):
    superior = actor(tree.account("province"))
    remarks = [Remark("核对全称", "full_name"), Remark("补充说明")]
    actions.return_form(actor=superior, report_key=university.key(FORM), remarks=remarks)
    return university


@pytest.fixture
def review(returned) -> str:
    return str(Review.objects.get().pk)


@pytest.fixture
def client(tree):
    return signed_in(tree.account("university"))


def text(answer) -> str:
    return answer.content.decode()


def test_each_remark_is_answered_beside_itself(tree, client, returned, review):
    page = text(client.get(f"/2020/forms/{FORM}/"))
    assert 'data-remark="full_name"' in page
    assert 'name="reply-1"' in page
    said = {"review": review, "reply-0": "全称无误，见公章", "reply-1": " "}
    page = text(client.post(REPLY, said, follow=True))
    assert "已答复 1 条。" in page
    assert 'value="全称无误，见公章"' in page
    path = f"/2020/units/{returned.place.unit_id}/forms/{FORM}/"
    read = text(signed_in(tree.account("province")).get(path))
    assert "全称无误，见公章" in read
    assert "（未改）" in read


def test_an_answer_that_stayed_is_not_sent_again(client, returned, review):
    client.post(REPLY, {"review": review, "reply-0": "无误"})
    again = {"review": review, "reply-0": "无误", "before-0": "无误"}
    assert "没有新的答复。" in text(client.post(REPLY, again, follow=True))
    assert Reply.objects.count() == 1


@pytest.mark.parametrize("said", [
    {"review": "x", "reply-0": "a"}, {"review": "", "reply-0": "a"}, {"reply-7": "a"},
    {"reply-0": "a\x00"}, {"reply-0": "x" * 1001}, {"review": "9" * 11, "reply-0": "a"},
])  # fmt: skip
def test_what_cannot_be_answered_says_why(client, returned, review, said):
    assert 'role="alert"' in text(client.post(REPLY, {"review": review, **said}, follow=True))
    assert not Reply.objects.exists()


def test_another_unit_answers_only_on_its_own_form(tree, returned, review):
    said = {"review": review, "reply-0": "a"}
    for who in ("institute", "province", "college"):
        answer = signed_in(tree.account(who)).post(REPLY, said, follow=True)
        assert 'role="alert"' in text(answer)
    assert signed_in(tree.account("centre")).post(REPLY, said).status_code == 404
    assert not Reply.objects.exists()


def test_only_a_post_answers_and_only_a_form_there_is(client, returned):
    assert client.get(REPLY).status_code == 405
    assert client.post("/2020/forms/HZ_99_001/reply/").status_code == 404


def test_completed_again_the_answer_stands_and_no_other_is_taken(client, returned, review):
    client.post(REPLY, {"review": review, "reply-0": "无误"})
    values = form_page(returned.key(FORM)).values
    assert values["full_name"]
    actions.complete(**returned.who(FORM))
    page = text(client.post(REPLY, {"review": review, "reply-1": "迟了"}, follow=True))
    assert "不能再答复" in page
    assert [one.text for one in Reply.objects.all()] == ["无误"]
