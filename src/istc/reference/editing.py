"""One change to a list: an option added, renamed, marked, retired or offered again."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from istc.definitions.kinds.options import squeeze
from istc.definitions.marks import mark, parts
from istc.definitions.model import Option, OptionList
from istc.reference.errors import Refused

CODE = re.compile(r"[A-Za-z0-9]{1,10}")
LONGEST_LABEL, LONGEST_SEARCH = 100, 200
PARTING = frozenset("；;|\n\r\t")  # what stands between several choices in one cell
FIRST_YEAR, LAST_YEAR = 2000, 2099
Years = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Draft:
    """An option as it is to be. `flags`: flag -> the survey years in which it holds, None: never.

    What is left out (`search` None, a flag not named) stays as it was.
    """

    code: str
    label: str
    search: str | None = None
    retired: bool = False
    flags: Mapping[str, Years | None] = field(default_factory=dict)


def added(one: OptionList, draft: Draft) -> tuple[Option, ...]:
    """The options with a new one: before 其他, else at the end. Raises Refused."""
    if not CODE.fullmatch(draft.code):
        raise Refused("代码没有填对。用 1–10 个字母或数字。")
    if known := one.by_code.get(draft.code):
        raise Refused(f"代码 {draft.code} 已有，是“{known.label}”。换一个代码。")
    made = _made(one, Option(draft.code, ""), draft)
    at = next((n for n, it in enumerate(one.options) if it.code == one.other), len(one.options))
    return (*one.options[:at], made, *one.options[at:])


def changed(one: OptionList, draft: Draft) -> tuple[Option, ...]:
    """The options with one of them changed. Raises Refused."""
    was = one.by_code.get(draft.code)
    if was is None:
        raise Refused(f"列表中没有代码 {draft.code}。刷新页面后再试。")
    if draft.retired and draft.code == one.other:
        raise Refused(f"“{was.label}”要填写说明，不能停用。")
    made = _made(one, was, draft)
    if _same(one, was, made):
        raise Refused("没有改动。改了内容再保存。")
    return tuple(made if it.code == draft.code else it for it in one.options)


def same(one: OptionList, was: Option, draft: Draft) -> bool:
    """Whether the draft changes nothing. Raises Refused."""
    return _same(one, was, _made(one, was, draft))


def _same(one: OptionList, was: Option, made: Option) -> bool:
    return told(one, was) == told(one, made) and was.search == made.search


def _made(one: OptionList, was: Option, draft: Draft) -> Option:
    label = " ".join(draft.label.split())
    _require_label(one, draft.code, label)
    search = was.search if draft.search is None else " ".join(draft.search.split())
    return replace(
        was, label=label, search=search[:LONGEST_SEARCH], marks=_marks(one, was, draft),
        retired=draft.retired, flags=(),
    )  # fmt: skip


def _marks(one: OptionList, was: Option, draft: Draft) -> tuple[str, ...]:
    kept = [text for text in was.marks if parts(text)[0] not in draft.flags]
    asked = {flag: years for flag, years in draft.flags.items() if flag in one.flags}
    return (*kept, *(mark(flag, *_sound(years)) for flag, years in asked.items() if years))


def _require_label(one: OptionList, code: str, label: str) -> None:
    if not label or len(label) > LONGEST_LABEL:
        raise Refused(f"名称没有填对。填 1–{LONGEST_LABEL} 个字。")
    if not label.isprintable() or PARTING & set(label):
        raise Refused("名称中有分隔符“；”“|”或不可见的字符。删去后再保存。")
    if word := next((it for it in one.barred if it == code or (it in label)), ""):
        raise Refused(f"“{word}”按规定不列入这个列表。")
    for other in one.options:
        if other.code != code and squeeze(other.label) == squeeze(label):
            raise Refused(f"“{label}”已有，代码 {other.code}。换一个名称，或修改那一项。")


def _sound(years: Years) -> Years:
    first, last = years
    if any(year is not None and not FIRST_YEAR <= year <= LAST_YEAR for year in years):
        raise Refused(f"年份没有填对。填 {FIRST_YEAR}–{LAST_YEAR} 之间的四位年份。")
    if first and last and first > last:
        raise Refused("起始年度晚于终止年度。核对两个年份。")
    return years


def told(one: OptionList, option: Option) -> str:
    """An option in words, for the log and for comparisons: 多哥（“一带一路”签署国，自 2021 年）."""
    marks = [_told(one, text) for text in option.marks]
    words = [*marks, *(["停用"] if option.retired else [])]
    return f"{option.label}（{'；'.join(words)}）" if words else option.label


def _told(one: OptionList, text: str) -> str:
    flag, first, last = parts(text)
    since = f"，自 {first} 年" if first else ""
    until = f"，至 {last} 年" if last else ""
    return f"{one.flags.get(flag, flag)}{since}{until}"
