"""manage.py round: a year from the command line (N06)."""

import json
import re
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from istc.rounds.models import Extension, Round
from istc.ui.formats import until
from tests.builders import build_round, build_tree

pytestmark = pytest.mark.django_db

DAYS = ["--opens", "2021-06-01", "--deadline", "2021-07-16", "--closes", "2021-07-31"]
TOMORROW = (timezone.localdate() + timedelta(days=1)).isoformat()


def run(*words: str) -> str:
    told = StringIO()
    call_command("round", *words, stdout=told)
    return told.getvalue().strip()


def test_a_year_is_created_opened_and_closed():
    assert run("create", "2020", "--edition", "2020", *DAYS) == "已新建 2020 年度。"
    found = Round.objects.get()
    assert (found.opens_on, found.closes_on) == (date(2021, 6, 1), date(2021, 7, 31))
    assert until(found.deadline) == "2021-07-16（周五）24:00"
    assert run("open", "2020") == "2020 年度已开始填报。"
    assert run("close", "2020", "--reason", "填报结束") == "2020 年度已关闭。"
    found.refresh_from_db()
    assert found.state == "closed"


def test_one_unit_gets_more_time():
    tree = build_tree()
    build_round(state="closed")
    said = run("extend", "2020", "--unit", "JS_JNLG", "--until", TOMORROW, "--reason", "x")
    assert said == f"江宁理工大学 延期至 {TOMORROW} 24:00。"
    assert Extension.objects.get().unit == tree.university.unit


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["open", "1999"], "没有 1999 年度"),
        (["close", "2020", "--reason", " "], "没有写原因"),
        (["create", "2020", *DAYS], "2020 年度已有"),
        (["create", "2021", "--edition", "1066", *DAYS], "年度版本不能使用"),
        (["create", "2021", *DAYS[:2], "--deadline", "16.7.2021", *DAYS[4:]], "deadline"),
        (
            ["extend", "2020", "--unit", "zz", "--until", TOMORROW, "--reason", "x"],
            "没有这个年度或这个单位",
        ),
        (
            ["extend", "1999", "--unit", "zz", "--until", TOMORROW, "--reason", "x"],
            "没有这个年度或这个单位",
        ),
        (["close", "2020"], "reason"),
    ],
)
def test_what_cannot_be_done_says_why(words, said):
    build_round()
    with pytest.raises(CommandError, match=said):
        run(*words)


def test_texts_go_out_and_in_again(tmp_path):
    build_round()
    given = json.loads(run("texts", "2020"))
    assert given["letter_title"] == "填报完毕确认函"
    file = tmp_path / "texts.json"
    file.write_text(
        json.dumps({**given, "telephone": "010-1", "valid_until": "2024年3月"}), "utf-8"
    )
    assert run("texts", "2020", "--set", str(file)) == "已改 2 组文字。"
    assert Round.objects.get().facts == {"telephone": "010-1", "valid_until": "2024年3月"}
    assert run("texts", "2020", "--set", str(file)) == "已改 0 组文字。"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"telephone": "010-1", "postcode": "x"}', "“邮编”应为 6 位数字"),
        ('{"telephone": "010-1", "letter_body": "{x}"}', "没有 {x} 这个填入项"),
        ('{"telephone": "010-1", "phone": ""}', "没有这些文字：phone"),
        ('{"telephone": 1}', "值都是文字"),
        ("[]", "值都是文字"),
        ("{", "不是 UTF-8 的 JSON"),
        (None, "读不到"),
    ],
)
def test_texts_that_cannot_be_meant_change_nothing(tmp_path, content, said):
    build_round()
    file = tmp_path / "texts.json"
    if content is not None:
        file.write_text(content, "utf-8")
    with pytest.raises(CommandError, match=re.escape(said)):
        run("texts", "2020", "--set", str(file))
    assert Round.objects.get().facts == {}


def test_texts_of_no_year_or_of_a_closed_one(tmp_path):
    with pytest.raises(CommandError, match="没有这个年度"):
        run("texts", "1999")
    build_round(state="closed")
    (tmp_path / "a.json").write_text('{"telephone": "1"}', "utf-8")
    with pytest.raises(CommandError, match="已关闭"):
        run("texts", "2020", "--set", str(tmp_path / "a.json"))
