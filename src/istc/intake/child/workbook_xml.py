"""Names and parts of an xlsx's sheets and its stamp property, found without an XML parser."""

import posixpath
import re

from istc.intake.child.archive import Package

_SHEET = re.compile(r"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE = re.compile(r'([\w:]+)\s*=\s*"([^"]*)"')
_REFERENCE = re.compile(r"&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-z]{2,4});")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_SIGNS = 0x110000
_PROPERTY = re.compile(
    r'<(?:\w+:)?property\b[^>]*\bname="istc"[^>]*>\s*<(?:\w+:)?lpwstr>(.*?)</', re.DOTALL
)


def sheet_parts(package: Package) -> dict[str, str]:
    """Sheet name -> its part; parts that no sheet names come under their own path."""
    targets = {
        found.get("Id", ""): posixpath.normpath(posixpath.join("xl", found.get("Target", "")))
        for found in _attributes(_RELATION, package.part("xl/_rels/workbook.xml.rels"))
    }
    parts: dict[str, str] = {}
    for found in _attributes(_SHEET, package.part("xl/workbook.xml")):
        key = next((value for name, value in found.items() if name.endswith(":id")), "")
        target = targets.get(key, "").lstrip("/")
        if target in package.archive.NameToInfo:
            parts[_unescaped(found.get("name", ""))] = target
    named = set(parts.values())
    for name in package.archive.namelist():
        if name.startswith("xl/worksheets/") and name.endswith(".xml") and name not in named:
            parts[name] = name
    return parts


def stamp_property(package: Package) -> str:
    """The text of our document property, "" where there is none."""
    text = package.part("docProps/custom.xml").decode("utf-8", "replace")
    found = _PROPERTY.search(text)
    return _unescaped(found[1]) if found else ""


def _unescaped(text: str) -> str:
    """What XML escapes; the html module would take longer to load than most files to read."""
    return _REFERENCE.sub(_sign, text) if "&" in text else text


def _sign(found: re.Match[str]) -> str:
    name = found[1]
    if name.startswith("#"):
        number = int(name[2:], 16) if name[1:2] in "xX" else int(name[1:])
        return chr(number) if number < _SIGNS else found[0]
    return _NAMED.get(name, found[0])


def _attributes(pattern: re.Pattern[str], part: bytes) -> list[dict[str, str]]:
    text = part.decode("utf-8", "replace")
    return [dict(_ATTRIBUTE.findall(found)) for found in pattern.findall(text)]
