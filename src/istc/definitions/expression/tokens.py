"""Cuts an expression's text into tokens that remember their place."""

import re
from dataclasses import dataclass
from typing import Literal

from istc.definitions.expression.errors import ExpressionError

Kind = Literal["number", "text", "ref", "word", "operator", "end"]

LONGEST = 2000
MOST_TOKENS = 400

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<number>\d+(?:\.\d+)?)
    | "(?P<text>[^"\n]*)"
    | \[(?P<ref>[^\[\]\n]*)\]
    | (?P<word>[A-Za-z]+)
    | (?P<operator>!=|>=|<=|[-+*/=<>≧≥≦≤≠(),])
    )""",
    re.VERBOSE | re.ASCII,
)
_SAME = {"≧": ">=", "≥": ">=", "≦": "<=", "≤": "<=", "≠": "!="}


@dataclass(frozen=True, slots=True)
class Token:
    kind: Kind
    text: str
    position: int


def tokens(text: str) -> list[Token]:
    """The tokens of `text`, closed by an `end`. Raises ExpressionError."""
    if len(text) > LONGEST:
        raise ExpressionError(f"longer than {LONGEST} characters", LONGEST)
    found: list[Token] = []
    position = 0
    while match := _TOKEN.match(text, position):
        found.append(_token(match))
        position = match.end()
    rest = text[position:]
    if rest.strip():
        place = position + len(rest) - len(rest.lstrip())
        raise ExpressionError(f"cannot read {text[place]!r}", place)
    if len(found) > MOST_TOKENS:
        raise ExpressionError(f"more than {MOST_TOKENS} parts", found[MOST_TOKENS].position)
    return [*found, Token("end", "", len(text))]


def _token(match: re.Match[str]) -> Token:
    kind = match.lastgroup
    written = match[kind or 0]
    place = match.end() - len(match[0].lstrip())
    match kind:
        case "number":
            return Token("number", written, place)
        case "text":
            return Token("text", written, place)
        case "ref":
            return Token("ref", written.strip(), place)
        case "word":
            return Token("word", written, place)
        case _:
            return Token("operator", _SAME.get(written, written), place)
