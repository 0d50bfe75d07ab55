"""What changed between two editions (N44)."""

from collections.abc import Callable
from pathlib import Path

from istc.definitions.diff import Change, changes
from istc.definitions.load import load_edition_from
from istc.definitions.model import Edition

Plant = Callable[[str, str, str], Path]


def test_nothing_changed(tiny: Edition):
    assert changes(tiny, tiny) == []


def test_items_and_rules(tiny: Edition, plant: Plant):
    plant("forms/T_01.yaml", "label: 项目名称", "label: 名称")
    plant("forms/T_01.yaml", "{id: since,", "{id: begun,")
    plant("forms/T_01.yaml", "[since]", "[begun]")
    plant("forms/T_01.yaml", "[since]", "[begun]")
    new = load_edition_from(plant("forms/T_01.yaml", "'[04] > 0'", "'[04] > 1'"))
    found = changes(tiny, new)
    assert Change("item", "added", "T_01", "begun") in found
    assert Change("item", "removed", "T_01", "since") in found
    renamed = (("label", "项目名称", "名称"),)
    assert Change("item", "changed", "T_01", "name", renamed) in found
    stricter = (("expression", "[04] > 0", "[04] > 1"),)
    assert Change("rule", "changed", "T_01", "T_01.has_persons", stricter) in found
    assert {(one.sort, one.name) for one in found} == {
        ("item", "begun"), ("item", "since"), ("item", "name"),
        ("rule", "T_01.has_persons"), ("rule", "T_01.dated"),
    }  # fmt: skip


def test_forms(tiny: Edition, small, plant: Plant):
    other = small("  - fields: {items: [{id: a, label: 甲, kind: text}]}\n").edition
    assert changes(tiny, other) == [
        Change("form", "added", "", "A"),
        *[one for one in changes(tiny, other) if one.what == "removed"],
    ]
    assert {one.name for one in changes(tiny, other)} == {"A", "T_01", "T_02"}
    new = load_edition_from(plant("forms/T_02.yaml", "title: 概况与意见", "title: 概况"))
    assert changes(tiny, new) == [
        Change("form", "changed", "", "T_02", (("title", "概况与意见", "概况"),))
    ]
