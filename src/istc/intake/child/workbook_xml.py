"""Names and parts of an xlsx's sheets and its stamp property, found without an XML parser."""

import html
import posixpath
import re

from istc.intake.child.archive import Package

_SHEET = re.compile(r"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE = re.compile(r'([\w:]+)\s*=\s*"([^"]*)"')
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
            parts[html.unescape(found.get("name", ""))] = target
    named = set(parts.values())
    for name in package.archive.namelist():
        if name.startswith("xl/worksheets/") and name.endswith(".xml") and name not in named:
            parts[name] = name
    return parts


def stamp_property(package: Package) -> str:
    """The text of our document property, "" where there is none."""
    text = package.part("docProps/custom.xml").decode("utf-8", "replace")
    found = _PROPERTY.search(text)
    return html.unescape(found[1]) if found else ""


def _attributes(pattern: re.Pattern[str], part: bytes) -> list[dict[str, str]]:
    text = part.decode("utf-8", "replace")
    return [dict(_ATTRIBUTE.findall(found)) for found in pattern.findall(text)]
