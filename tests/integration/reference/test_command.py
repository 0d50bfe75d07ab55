"""manage.py reference: what the console does, for scripts (issue 5)."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from istc.demo.people import DATA
from istc.reference.models import ListVersion, RegisterVersion
from istc.rounds.models import Round

FROM = ("--from-year", "2020", "--reason", "外交部通报")


def run(*args) -> str:
    said = StringIO()
    call_command("reference", *map(str, args), stdout=said, stderr=said)
    return said.getvalue()


@pytest.fixture
def file(tmp_path):
    def write(text: str, encoding: str = "utf-8"):
        path = tmp_path / "list.csv"
        path.write_text(text, encoding=encoding)
        return path

    return write


def test_the_lists_are_told(tree):
    said = run("lists")
    assert "countries　国家（地区）　245 项　随年度版本" in said
    assert "journals　SCI期刊名录　没有导入" in said
    run("journals", DATA / "journals.csv", *FROM)
    assert "第 1 版，189 种" in run("lists")


def test_what_is_shown_can_be_applied_again_and_changes_nothing(tree, file):
    shown = run("show", "countries")
    assert "AL,阿尔巴尼亚,Albania ALB aebny,,-" in shown
    assert run("apply", "countries", file("\ufeff" + shown), *FROM) == "已改 0 处。\n"
    assert not ListVersion.objects.exists()


def test_several_changes_at_once(tree, file):
    rows = "code,label,belt_road,retired\nXK,科索沃,,\nAD,安道尔,2020-2022,\nAI,安圭拉,,1\n"
    assert run("apply", "countries", file(rows), *FROM) == "已改 3 处。\n"
    found = Round.objects.get(year=2020).edition_model.lists["countries"]
    assert found.by_code["AD"].marks == ("belt_road 2020-2022",)
    assert found.by_code["AD"].search == "Andorra AND ade"
    assert found.by_code["AI"].retired
    assert "AD,安道尔,Andorra AND ade,,2020-2022" in run("show", "countries")
    assert "第 3 版，自 2020 年度" in run("lists")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("code,label\nXK,科索沃\nX!,错\n", "代码没有填对"),
        ("code\nXK\n", "第 2 行缺少 code 或 label"),
        ("code,label,belt_road\nXK,科索沃,yes\n", "第 2 行的年度“yes”没有填对"),
        ("code,label,belt_road\nXK,科索沃,二〇-\n", "没有填对"),
    ],
)
def test_with_one_fault_nothing_is_changed(tree, file, rows, said):
    with pytest.raises(CommandError, match=said):
        run("apply", "countries", file(rows), *FROM)
    assert not ListVersion.objects.exists()


def test_files_that_cannot_be_read(tree, file, tmp_path):
    with pytest.raises(CommandError, match="读不到"):
        run("journals", tmp_path / "none.csv", *FROM)
    with pytest.raises(CommandError, match="不是 UTF-8"):
        run("apply", "countries", file("code,label\nXK,科索沃\n", "gb18030"), *FROM)
    with pytest.raises(CommandError, match="没有可以修改的列表 fields"):
        run("show", "fields")
    with pytest.raises(CommandError, match="1 处错误，没有导入任何期刊"):
        run("journals", file("刊名,ISSN\nA,1\n"), *FROM)
    assert not RegisterVersion.objects.exists()
