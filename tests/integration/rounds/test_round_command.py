"""manage.py round: a year from the command line (N06)."""

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
