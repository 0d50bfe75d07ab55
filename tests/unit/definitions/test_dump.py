"""The dump of issue 2 §2, key by key."""

import json

from istc.definitions.dump import dump
from istc.definitions.model import Edition


def test_the_whole_is_json(tiny: Edition):
    dumped = dump(tiny)
    assert json.loads(json.dumps(dumped)) == dumped
    assert (dumped["year"], dumped["parts"][0]) == (2020, {"number": 1, "title": "合作开展情况"})


def test_a_form(tiny: Edition):
    form = dump(tiny)["forms"][0]
    assert {key: form[key] for key in ("code", "title", "part", "record")} == {
        "code": "T_01", "title": "合作项目", "part": 1, "record": "multi"
    }  # fmt: skip


def test_a_form_that_is_not_for_everybody_says_for_whom(tiny: Edition):
    first, second = dump(tiny)["forms"]
    assert first["applies"] == '[unit.type] = "1" or [unit.level] = 2'
    assert (first["applies_note"], first["unique"]) == ("非行政机关无需填写", ["name"])
    assert not {"applies", "applies_note", "declinable", "unique"} & second.keys()


def item(tiny: Edition, form: int, item_id: str) -> dict:
    (found,) = [one for one in dump(tiny)["forms"][form]["items"] if one["id"] == item_id]
    return found


def test_an_item(tiny: Edition):
    assert item(tiny, 0, "funds") == {
        "id": "funds", "code": "01", "label": "经费", "path": ["项目"], "kind": "money",
        "unit": "万元人民币", "options": [], "required": True, "origin": "printed",
    }  # fmt: skip


def test_an_item_without_a_code_has_null(tiny: Edition):
    assert item(tiny, 0, "partner")["code"] is None
    assert item(tiny, 0, "partner")["when"] == '[has_partner] = "1"'


def test_options_are_pairs(tiny: Edition):
    topic = item(tiny, 0, "topic")
    assert topic["options"] == [["01", "信息通信"], ["02", "生物、医药"], ["09", "其他"]]


def test_write_ins_that_do_not_count_stand_in_their_parent(tiny: Edition):
    dumped = dump(tiny)["forms"]
    assert item(tiny, 0, "topic")["write_in"] == {"id": "topic_other", "label": "其他领域"}
    assert item(tiny, 1, "elsewhere")["write_in"]["id"] == "elsewhere_name"
    ids = [one["id"] for form in dumped for one in form["items"]]
    assert "topic_other" not in ids
    assert "problems_other_name" in ids


def test_every_cell_row_and_table_item_is_there(tiny: Edition):
    ids = {one["id"] for form in dump(tiny)["forms"] for one in form["items"]}
    assert ids >= {"age_persons", "visit_persons", "sole_new", "problems_channel", "all_sources"}
    assert item(tiny, 0, "age_persons")["table"] == "ages"
    assert item(tiny, 1, "wishes")["max"] == 2
    assert item(tiny, 1, "total_projects")["computed"] == "01+03"


def test_rules_and_instructions(tiny: Edition):
    form = dump(tiny)["forms"][0]
    assert form["rules"][0] == {
        "id": "T_01.B1", "level": "error", "origin": "printed", "expression": "01≧02",
        "forms": ["T_01"], "scope": "record",
    }  # fmt: skip
    assert form["rules"][2]["when"] == "[funds] > 0"
    assert form["rules"][3]["forms"] == ["T_01", "T_02"]
    assert form["instructions"][1] == {
        "term": "经费", "text": "到位经费", "items": ["funds", "own_funds"], "origin": "explained"
    }  # fmt: skip
