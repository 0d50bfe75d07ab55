"""The words of a reminder: a template whose places are filled in for each unit."""

from istc.reports.queries.whereabouts import Whereabouts
from istc.rounds.models import Round
from istc.ui.formats import until

TITLE = "催报：{年度} 年度{单位}填报"
BODY = (
    "{单位}：{年度} 年度已完成 {完成}/{总数} 张报表，有错误 {错误} 张，已退回 {退回} 张。\n"
    "报送截止 {截止}。尽快完成填报并上报。"
)
PLACES = ("年度", "单位", "完成", "总数", "错误", "退回", "截止")
LONGEST_TITLE, LONGEST_BODY = 80, 2000


class Refused(Exception):
    """The message cannot go out; the text says why and how to mend it."""


def cleaned(title: str, body: str) -> tuple[str, str]:
    """Raises Refused. A title is one line: it becomes the subject of a mail."""
    title, body = " ".join(title.split()), body.replace("\r\n", "\n").strip()
    if not title or not body:
        raise Refused("标题或内容为空。填写后发送。")
    if len(title) > LONGEST_TITLE or len(body) > LONGEST_BODY:
        raise Refused(f"标题超过 {LONGEST_TITLE} 字或内容超过 {LONGEST_BODY} 字。缩短后发送。")
    if not all(sign.isprintable() or sign == "\n" for sign in title + body):
        raise Refused("标题或内容含有不能显示的字符。删去后发送。")
    return title, body


def filled(template: str, found: Round, unit: Whereabouts) -> str:
    """Plain replacement: what a user wrote is never a format string."""
    known = {
        "年度": found.year,
        "单位": unit.place.name,
        "完成": unit.completion.done,
        "总数": unit.completion.total,
        "错误": unit.wrong,
        "退回": unit.returned,
        "截止": until(found.deadline),
    }
    for name, value in known.items():
        template = template.replace(f"{{{name}}}", str(value))
    return template
