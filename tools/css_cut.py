"""Cuts a style sheet to the rules that our pages can ever use: the first load stays small.

A selector is kept when every class it names stands as a word somewhere in our templates, scripts
or Python. That keeps a little too much and never too little, so no list of exceptions is needed.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

SOURCES = {".html", ".js", ".py"}
WORD = re.compile(r"[A-Za-z_][\w-]*")
CLASS = re.compile(r"\.(-?[A-Za-z_](?:[\w-]|\\.)*)")
NOT = re.compile(r":not\([^()]*\)")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
NESTED = ("@media", "@supports", "@layer", "@container")


def words(folder: Path) -> set[str]:
    """All words of our own sources; what is fetched is not ours."""
    found: set[str] = set()
    for path in sorted(folder.rglob("*")):
        if path.suffix in SOURCES and "vendor" not in path.parts:
            found.update(WORD.findall(path.read_text(encoding="utf-8")))
    return found


def cut(css: str, used: set[str]) -> str:
    return "".join(kept(blocks(COMMENT.sub("", css)), used))


def kept(found: Iterable[tuple[str, str | None]], used: set[str]) -> Iterator[str]:
    for head, body in found:
        if body is None:
            yield f"{head};"
        elif head.startswith(NESTED):
            inner = "".join(kept(blocks(body), used))
            if inner:
                yield f"{head}{{{inner}}}"
        elif head.startswith("@"):
            yield f"{head}{{{body}}}"
        elif selectors := [one for one in parted(head) if possible(one, used)]:
            yield f"{','.join(selectors)}{{{body}}}"


def possible(selector: str, used: set[str]) -> bool:
    """Whether all classes that an element must have for it are ours."""
    names = CLASS.findall(NOT.sub("", selector))
    return all(name.replace("\\", "") in used for name in names)


def blocks(css: str) -> Iterator[tuple[str, str | None]]:
    """(head, body) of each rule; body None for a statement such as @charset."""
    at = 0
    while at < len(css):
        open_at, end_at = find(css, "{;", at)
        if open_at < 0:
            return
        head = css[at:open_at].strip()
        if css[open_at] == ";":
            at = open_at + 1
            if head:
                yield head, None
            continue
        close = closing(css, open_at)
        yield head, css[open_at + 1 : close]
        at = max(close + 1, end_at)


def find(css: str, marks: str, at: int) -> tuple[int, int]:
    """The first of the marks outside quotes and parentheses."""
    depth, quote = 0, ""
    for place in range(at, len(css)):
        letter = css[place]
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'":
            quote = letter
        elif letter == "(":
            depth += 1
        elif letter == ")":
            depth -= 1
        elif depth == 0 and letter in marks:
            return place, place
    return -1, len(css)


def closing(css: str, opened: int) -> int:
    """The brace that closes the one at `opened`."""
    depth, at = 1, opened + 1
    while depth:
        at, _ = find(css, "{}", at)
        if at < 0:
            return len(css)
        depth += 1 if css[at] == "{" else -1
        at += 1
    return at - 1


def parted(head: str) -> list[str]:
    """A list of selectors, parted at its outer commas."""
    found, at = [], 0
    while at <= len(head):
        comma, _ = find(head, ",", at)
        end = len(head) if comma < 0 else comma
        found.append(head[at:end].strip())
        at = end + 1
    return found
