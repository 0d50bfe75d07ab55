"""How one item is asked for: everything about its input that no value changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from istc.definitions.model import Item, OptionList

Control = Literal[
    "auto", "number", "text", "longtext", "date", "period", "radios", "select", "combo",
    "checks", "combos",
]  # fmt: skip

NUMERIC = frozenset({"count", "money", "decimal"})
LONG_LIST = 45  # more options than this are searched, not scrolled
RADIOS = 4
RADIO_LETTERS = 16

INPUT_MODES = {
    "count": "numeric",
    "money": "decimal",
    "decimal": "decimal",
    "phone": "tel",
    "mobile": "tel",
    "email": "email",
    "url": "url",
}
TYPED: dict[str, Control] = {"longtext": "longtext", "date": "date", "period": "period"}
PLACEHOLDERS = {
    "date": "如 {year}-03-05",
    "period": "{year}-03-05 至 {year}-03-08",
    "url": "https://",
    "issn": "0000-0000",
    "mobile": "11 位手机号",
    "phone": "区号-号码",
}


@dataclass(frozen=True, slots=True)
class Box:
    """`spoken` is the whole name a screen reader says where the label stands in a table head."""

    id: str
    item: Item
    control: Control
    label: str
    spoken: str
    code: str = ""
    unit: str = ""
    mode: str = ""
    placeholder: str = ""
    hint: str = ""
    required: bool = False
    wide: bool = False
    switched: bool = False
    options: OptionList | None = None
    other: str = ""  # the option code that asks for words
    register: str = ""  # the column of a register that is searched while one types
    reads: tuple[str, ...] = ()  # the forms that a computed figure comes from
    write_in: Box | None = field(default=None)

    @property
    def numeric(self) -> bool:
        return self.item.kind in NUMERIC


def box(item: Item, *, year: int, spoken: str = "", write_in: Item | None = None) -> Box:
    """The box of an item; `year` is the survey year, for the examples of dates."""
    control = control_of(item)
    return Box(
        id=item.id,
        item=item,
        control=control,
        label=item.label,
        spoken=spoken or item.label,
        code=item.code or "",
        unit=item.unit or "",
        mode=INPUT_MODES.get(item.kind, ""),
        placeholder=PLACEHOLDERS.get(item.kind, "").format(year=year),
        hint=item.hint,
        required=item.required and item.computed is None,
        wide=is_wide(item, control),
        switched=item.when is not None,
        options=item.options,
        other=(item.options.other or "") if item.options else "",
        register=item.register if item.register_version else "",
        reads=tuple(sorted(item.computed.forms())) if item.computed else (),
        write_in=box(write_in, year=year, spoken=f"{item.label} {write_in.label}")
        if write_in
        else None,
    )


def control_of(item: Item) -> Control:
    if item.computed is not None:
        return "auto"
    if item.kind == "choice" and item.options:
        return choice_control(item.options)
    if item.kind == "choices" and item.options:
        return "checks" if len(item.options.options) <= LONG_LIST else "combos"
    return "number" if item.kind in NUMERIC else TYPED.get(item.kind, "text")


def choice_control(options: OptionList) -> Control:
    if len(options.options) > LONG_LIST:
        return "combo"
    letters = sum(len(option.label) for option in options.options)
    few = len(options.options) <= RADIOS and letters <= RADIO_LETTERS
    return "radios" if few else "select"


def is_wide(item: Item, control: Control) -> bool:
    """Needs the whole width of a two-column form."""
    return control in {"longtext", "checks", "combos"} or (
        control == "text" and item.kind == "text" and (item.max_length or 0) > 100
    )
