"""Reads a text that somebody typed: cleaned, or refused in words that say how to mend it."""

import re
from collections.abc import Iterable, Mapping

from istc.rounds.texts.catalogue import Slot

PLACE = re.compile(r"\{([^{}]*)\}")


def cleaned(slot: Slot, text: str) -> str:
    """One line where it is one line; line ends and outer blanks as they are stored."""
    lines = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").strip().split("\n")
    if not slot.lines:
        return " ".join(" ".join(lines).split())
    return "\n".join(line.rstrip() for line in lines)


def fault(slot: Slot, text: str) -> str:
    """Of a cleaned text; blank where nothing is wrong. A blank text is none of the round's own."""
    if len(text) > slot.longest:
        return f"“{slot.label}”有 {len(text)} 字，最多 {slot.longest} 字。缩短后保存。"
    if bad := [sign for sign in text if not (sign.isprintable() or sign == "\n")]:
        return f"“{slot.label}”有不能显示的字符（U+{ord(bad[0]):04X}）。删去后保存。"
    if slot.digits and text and not re.fullmatch(rf"[0-9]{{{slot.digits}}}", text):
        return f"“{slot.label}”应为 {slot.digits} 位数字。改正后保存。"
    return fault_of_places(slot, text)


def fault_of_places(slot: Slot, text: str) -> str:
    """Braces that nothing fills would be sent as they stand."""
    unknown = [name for name in dict.fromkeys(PLACE.findall(text)) if name not in slot.places]
    known = _braced(slot.places)
    if unknown and not slot.places:
        return f"“{slot.label}”中的 {_braced(unknown)} 不会填入。改为文字。"
    if unknown:
        return f"“{slot.label}”中没有 {_braced(unknown)} 这个填入项。可用 {known}。"
    if "{" in PLACE.sub("", text) or "}" in PLACE.sub("", text):
        return f"“{slot.label}”中的花括号不成对。补全或删去。"
    return ""


def judged(
    slots: Iterable[Slot], typed: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """(texts, faults) by name, of those that were typed."""
    texts = {one.name: cleaned(one, typed[one.name]) for one in slots if one.name in typed}
    faults = {one.name: fault(one, texts[one.name]) for one in slots if one.name in texts}
    return texts, {name: words for name, words in faults.items() if words}


def filled(template: str, known: Mapping[str, object]) -> str:
    """Each brace once: what is filled in is never read as a template again."""
    return PLACE.sub(lambda found: str(known.get(found[1], found[0])), template)


def _braced(names: Iterable[str]) -> str:
    return " ".join(f"{{{name}}}" for name in names)
