"""The stamp that a workbook carries, so that an import knows what was given to whom (N23)."""

import json
from dataclasses import asdict, dataclass
from typing import Literal

STAMP_SHEET = "_istc"
STAMP_PROPERTY = "istc"
_MARK = "istc-workbook-1"
_SHAPE = {
    "kind": str,
    "edition": str,
    "year": int,
    "unit": str,
    "unit_name": str,
    "forms": list,
    "number": str,
    "filled": bool,
}


@dataclass(frozen=True, slots=True)
class Stamp:
    """`kind`: one form or the whole report; `number`: the issue's own number, "" for none."""

    kind: Literal["form", "report"]
    edition: str
    year: int
    unit: str
    unit_name: str
    forms: tuple[str, ...]
    number: str = ""
    filled: bool = False

    def text(self) -> str:
        return json.dumps({"mark": _MARK, **asdict(self)}, ensure_ascii=False, sort_keys=True)

    def short_text(self) -> str:
        """Without the names, so that it fits into a document property."""
        kept = {**asdict(self), "unit_name": "", "forms": self.forms[:1] if self.one else ()}
        return json.dumps({"mark": _MARK, **kept}, separators=(",", ":"), sort_keys=True)

    @property
    def one(self) -> bool:
        return self.kind == "form"


def read_stamp(text: str) -> Stamp | None:
    """The stamp in a text, None where it is none of ours (or not as we write it)."""
    try:
        found = json.loads(text)
    except ValueError:
        return None
    if not isinstance(found, dict) or found.pop("mark", None) != _MARK:
        return None
    if {name: type(value) for name, value in found.items()} != _SHAPE:
        return None
    return Stamp(**{**found, "forms": tuple(map(str, found["forms"]))})
