"""Reading one cell: `read(kind, raw, **item)` gives the value or the refusal's code."""

from collections.abc import Callable

import pytest

from istc.definitions import kinds
from istc.definitions.model import Item, Option, OptionList

COLOURS = OptionList(
    id="colours",
    title="颜色",
    origin="printed",
    options=(
        Option("01", "红"),
        Option("02", "黄、绿"),
        Option("03", "蓝 Blue"),
        Option("09", "其他"),
        Option("10", "黄，青"),
    ),
    other="09",
)


@pytest.fixture
def make() -> Callable[..., Item]:
    def item(kind: str, **words: object) -> Item:
        words.setdefault("options", COLOURS if kind in {"choice", "choices"} else None)
        return Item(id="x", label="项", kind=kind, **words)  # type: ignore[arg-type]

    return item


@pytest.fixture
def read(make: Callable[..., Item]) -> Callable[..., object]:
    def parse(kind: str, raw: object, **words: object) -> object:
        try:
            return kinds.parse(make(kind, **words), raw)
        except kinds.Refusal as refusal:
            return f"!{refusal.code}"

    return parse
