"""C101: a required item is blank (decisions §3). Off items and computed ones are not asked."""

from collections.abc import Iterator

from istc.checks.catalogue import MISSING
from istc.checks.findings import Finding
from istc.checks.plan import Layer
from istc.checks.spot import Spot
from istc.checks.typed import NUMERIC
from istc.definitions.model import Item

_CHOOSE = {"choice": "选择一项", "choices": "至少选一项", "date": "填写日期", "period": "填写日期"}


def check(layer: Layer, spot: Spot) -> Iterator[Finding]:
    for name in layer.required - spot.values.keys():
        if name not in spot.off:
            item = layer.items[name]
            yield spot.finding(MISSING, item, mend=_mend(item))


def _mend(item: Item) -> str:
    if item.kind in NUMERIC:
        return "填写；没有的填 0"
    if item.allow_none_word:
        return "填写；不便公开的填“无”"
    return _CHOOSE.get(item.kind, "补填")
