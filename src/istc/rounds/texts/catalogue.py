"""Which texts of a round may be changed, where they are read, what may stand in their braces.

The words themselves are the edition's (`facts` and `sections` of survey.yaml) until a round has its
own. What fills a brace is in the code that sends the text: so the names of braces stand here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from istc.definitions.model import Edition, Section
from istc.documents.paper.sheets import CORNER

LAW = "law"  # sections of the edition whose id begins so: the articles that forms and sign-in cite
LINE, BLOCK = 100, 2000  # longest text of one line, of several
REMINDER = ("年度", "单位", "完成", "总数", "错误", "退回", "截止")
LETTER = ("年度", "调查名称", "单位", "上报单位", "完成", "零报告", "记录")
LEFT_OUT = ("未上报", "原因")
CONTACTS = (
    ("联系人", "contacts"),
    ("电话", "telephone"),
    ("地址", "address"),
    ("邮编", "postcode"),
)


@dataclass(frozen=True, slots=True)
class Slot:
    """One text. `places`: names that may stand in braces; `lines`: it may have several lines."""

    name: str
    label: str
    longest: int = LINE
    lines: bool = False
    places: tuple[str, ...] = ()
    digits: int = 0  # exactly so many, where it is a number


@dataclass(frozen=True, slots=True)
class Group:
    """Texts that are read together, and so are changed and shown together."""

    id: str
    title: str
    used: str
    slots: tuple[Slot, ...]


def groups(edition: Edition) -> tuple[Group, ...]:
    """All of them for an edition, which says how many articles of law it cites."""
    return (
        Group("contacts", "联系方式", "登录页、填报说明、帮助、错误页", _contacts()),
        Group(
            "approval",
            "制表说明",
            "报表表头（打印、Word、PDF）、页脚、登录页",
            tuple(Slot(name, label) for label, name in CORNER),
        ),
        Group("law", "统计法律文字", "登录页、填报说明", tuple(_law(edition))),
        Group("letter", "填报完毕确认函", "一级单位下载的确认函（Word）", _letter()),
        Group("reminder", "催报", "催报页的标题和内容，发送前可改", _reminder()),
    )


def group_of(edition: Edition, name: str) -> Group | None:
    return next((one for one in groups(edition) if one.id == name), None)


def default(edition: Edition, name: str) -> str:
    """The edition's own words, blank where it has none."""
    if name in edition.facts:
        return edition.facts[name].strip()
    named = {f"{one.id}_{part}": one for one in articles(edition) for part in ("title", "text")}
    found = named.get(name)
    return str(getattr(found, name.rpartition("_")[2])) if found else ""


def articles(edition: Edition) -> list[Section]:
    return [one for one in edition.sections if one.id.startswith(LAW)]


def _contacts() -> tuple[Slot, ...]:
    digits = {"postcode": 6}
    return tuple(Slot(name, label, digits=digits.get(name, 0)) for label, name in CONTACTS)


def _law(edition: Edition) -> Iterator[Slot]:
    for number, one in enumerate(articles(edition), 1):
        yield Slot(f"{one.id}_title", f"法条 {number} 标题")
        yield Slot(f"{one.id}_text", f"法条 {number} 条文", BLOCK, lines=True)
    yield Slot("secrecy", "保密提醒", 500, lines=True)


def _letter() -> tuple[Slot, ...]:
    return (
        Slot("letter_title", "标题", 40),
        Slot("owner", "主送单位"),
        Slot("letter_body", "正文，每行一段", BLOCK, lines=True, places=LETTER),
        Slot("letter_left_out", "有未上报单位时另起一段", 500, lines=True, places=LEFT_OUT),
    )


def _reminder() -> tuple[Slot, ...]:
    return (
        Slot("reminder_title", "标题", 80, places=REMINDER),
        Slot("reminder_body", "内容", BLOCK, lines=True, places=REMINDER),
    )
