"""Components: what they say to eyes and to screen readers."""

import pytest
from django.core.paginator import Paginator
from django.template import engines

from istc.checks.findings import Finding

ENVIRONMENT = engines["jinja2"].env  # type: ignore[attr-defined]


def rendered(source: str, **context: object) -> str:
    start = '{% import "ui/components.html" as c %}'
    return " ".join(ENVIRONMENT.from_string(start + source).render(context).split())


def test_status_has_shape_colour_and_words():
    made = rendered('{{ c.status("done", "已完成填报", pill=true) }}')
    assert "stat stat-done pill" in made
    assert "#done" in made
    assert "已完成填报" in made


def test_ticks_are_one_a_form_and_read_as_one_sentence():
    made = rendered('{{ c.ticks(["done", "todo"], words="1/2 张已完成", current=1) }}')
    assert 'role="img" aria-label="1/2 张已完成"' in made
    assert '<i class="done"></i><i class="todo cur"></i>' in made
    assert 'aria-hidden="true"' in rendered('{{ c.ticks(["done"]) }}')


def finding(level: str) -> Finding:
    return Finding("x", level, "F", None, None, None, None, "08 培训", "<2> 少于 3", "请核对")


@pytest.mark.parametrize(
    ("level", "word"), [("error", "错误"), ("verify", "核实"), ("hint", "提示")]
)
def test_a_finding_says_what_is_wrong_how_to_mend_it_and_the_reason_given(level: str, word: str):
    made = rendered('{{ c.finding(f, href="#a", reason="因 <疫情>") }}', f=finding(level))
    for said in (
        f'aria-label="{word}"',
        "08 培训 &lt;2&gt; 少于 3",
        "请核对",
        "因 &lt;疫情&gt;",
        'href="#a"',
    ):
        assert said in made


@pytest.mark.parametrize(
    ("tone", "role"), [("error", "alert"), ("red", "alert"), ("success", "status"), ("", "status")]
)
def test_only_errors_interrupt(tone: str, role: str):
    assert f'role="{role}"' in rendered("{{ c.alert('已保存', tone) }}", tone=tone)


def test_empty_dialog_kv_pagehead():
    assert "没有记录" in rendered('{{ c.empty("没有记录") }}')
    assert "<b>1</b>" in rendered('{% call c.empty("无") %}<b>1</b>{% endcall %}')
    made = rendered('{% call c.dialog("nil", "零报告") %}x{% endcall %}')
    assert 'aria-labelledby="nil-title"' in made
    assert "<dt>甲</dt><dd>&lt;1&gt;</dd>" in rendered("{{ c.kv([('甲', '<1>')]) }}")
    assert "<h1>题</h1>" in rendered('{{ c.pagehead("题") }}')


def test_pager_only_where_there_is_more_than_one_page():
    page = Paginator(range(130), 60).get_page(2)
    made = rendered("{{ c.pager(page, '&q=x') }}", page=page)
    assert "第 2 / 3 页，共 130 条" in made
    assert "?page=1&amp;q=x" in made
    assert "?page=3&amp;q=x" in made
    assert rendered("{{ c.pager(page) }}", page=Paginator([1], 60).get_page(1)) == ""


def test_bar_and_tag():
    assert 'value="40"' in rendered('{{ c.bar(40, "完成率") }}')
    assert rendered('{{ c.tag("退回", "red") }}') == '<span class="tg red">退回</span>'
