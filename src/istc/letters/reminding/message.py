"""The words of a reminder: a template whose places are filled in for each unit."""

from istc.reports.queries.whereabouts import Whereabouts
from istc.rounds.models import Round
from istc.rounds.texts import judging
from istc.rounds.texts.catalogue import REMINDER, Slot
from istc.ui.formats import until

TITLE, BODY = (
    Slot("title", "标题", 80, places=REMINDER),
    Slot("body", "内容", 2000, lines=True, places=REMINDER),
)


class Refused(Exception):
    """The message cannot go out; the text says why and how to mend it."""


def cleaned(title: str, body: str) -> tuple[str, str]:
    """Raises Refused. A title is one line: it becomes the subject of a mail."""
    texts, faults = judging.judged((TITLE, BODY), {"title": title, "body": body})
    if not all(texts.values()):
        raise Refused("标题或内容为空。填写后发送。")
    if faults:
        raise Refused("".join(faults.values()))
    return texts["title"], texts["body"]


def filled(template: str, found: Round, unit: Whereabouts) -> str:
    """What a user wrote is never a format string."""
    known = {
        "年度": found.year,
        "单位": unit.place.name,
        "完成": unit.completion.done,
        "总数": unit.completion.total,
        "错误": unit.wrong,
        "退回": unit.returned,
        "截止": until(found.deadline),
    }
    return judging.filled(template, known)
