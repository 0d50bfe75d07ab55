"""Reads what the centre typed about a list; what cannot be meant is refused in words."""

from collections.abc import Mapping

from istc.definitions.marks import parts
from istc.definitions.model import Option, OptionList
from istc.reference.editing import Draft, Years
from istc.reference.errors import Refused

ALWAYS, NEVER, YEARS = "always", "never", "years"
LONGEST = 500
Typed = dict[str, str]


def typed(posted: Mapping[str, str]) -> Typed:
    """Everything as typed, cut to what can be meant, so that a refused page shows it again."""
    return {name: str(text).replace("\x00", "").strip()[:LONGEST] for name, text in posted.items()}


def draft(one: OptionList, given: Typed) -> Draft:
    """Raises Refused."""
    return Draft(
        code=given.get("code", ""),
        label=given.get("label", ""),
        search=given.get("search", ""),
        retired=given.get("retired") == "1",
        flags={flag: _years(given, flag) for flag in one.flags},
    )


def _years(given: Typed, flag: str) -> Years | None:
    match given.get(f"{flag}.holds"):
        case "always":
            return (None, None)
        case "years":
            first, last = year(given, f"{flag}.first"), year(given, f"{flag}.last")
            if first is None and last is None:
                raise Refused("没有填起止年度。至少填一个，或选“各年度”。")
            return (first, last)
        case _:
            return None


def year(given: Typed, name: str) -> int | None:
    """None for a blank. Raises Refused."""
    text = given.get(name, "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise Refused("年份没有填对。按 2021 的写法填四位年份。")
    return int(text)


def from_year(given: Typed) -> int:
    """Raises Refused."""
    found = year(given, "from_year")
    if found is None:
        raise Refused("没有选起始年度。选一个年度。")
    return found


def shown(one: OptionList, option: Option | None) -> Typed:
    """The form of an option as it stands; of a new one where there is none."""
    if option is None:
        return {f"{flag}.holds": NEVER for flag in one.flags}
    found = {"code": option.code, "label": option.label, "search": option.search}
    found["retired"] = "1" if option.retired else ""
    for flag in one.flags:
        spans = [parts(text)[1:] for text in option.marks if parts(text)[0] == flag]
        first, last = spans[-1] if spans else (None, None)
        holds = NEVER if not spans else YEARS if first or last else ALWAYS
        found |= {f"{flag}.holds": holds}
        found |= {f"{flag}.first": str(first or ""), f"{flag}.last": str(last or "")}
    return found
