"""Whole records: what is stored, every cell that is not (N22)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istc.definitions import kinds
from istc.definitions.kinds.refusals import TEMPLATES, Refusal, refuse
from istc.definitions.model import Edition

GOOD = {
    "name": " 联合研究 ",
    "topic": "信息通信",
    "since": "2020/3/5",
    "funds": "1,234.50",
    "own_funds": "",
    "ages": [{"age_band": "30岁", "age_persons": "2"}, {}, {"age_persons": " "}],
}


def test_a_good_record(tiny: Edition):
    values, refused = kinds.parse_record(tiny.by_code["T_01"], GOOD)
    assert refused == []
    assert values == {
        "name": "联合研究",
        "topic": "01",
        "since": "2020-03-05",
        "funds": "1234.5",
        "ages": [{"age_band": "30岁", "age_persons": "2"}],
    }


def test_stored_values_are_read_as_themselves(tiny: Edition):
    form = tiny.by_code["T_01"]
    values, _ = kinds.parse_record(form, GOOD)
    assert kinds.parse_record(form, values) == (values, [])


def test_every_bad_cell_is_named_and_the_others_are_kept(tiny: Edition):
    raw = GOOD | {"funds": "一千", "since": "2020-02-30", "topic": "77", "salary": "1"}
    raw["ages"] = [{"age_persons": "2"}, {"age_persons": "-2", "age_band": "x", "sex": "f"}]
    values, refused = kinds.parse_record(tiny.by_code["T_01"], raw)
    assert values == {"name": "联合研究", "ages": [{"age_persons": "2"}, {"age_band": "x"}]}
    assert [(one.item, one.row, one.raw, one.refusal.code) for one in refused] == [
        ("topic", None, "77", "unknown_option"),
        ("since", None, "2020-02-30", "no_such_date"),
        ("funds", None, "一千", "not_number"),
        ("sex", 1, "f", "unknown_item"),
        ("age_persons", 1, "-2", "negative"),
        ("salary", None, "1", "unknown_item"),
    ]


@pytest.mark.parametrize("raw", ["x", 3, {}, [1], [{}, None]])
def test_a_table_is_rows(tiny: Edition, raw: object):
    values, refused = kinds.parse_record(tiny.by_code["T_01"], {"ages": raw})
    assert values == {}
    assert [(one.item, one.refusal.code) for one in refused] == [("ages", "not_table")]


def test_a_table_has_its_limit(tiny: Edition):
    rows = [{"age_persons": "1"}] * 4
    values, refused = kinds.parse_record(tiny.by_code["T_01"], {"ages": rows})
    assert values == {}
    assert [(one.item, str(one.refusal)) for one in refused] == [
        ("ages", "共 4 行，超过 3 行。删减到 3 行以内。")
    ]


def test_a_table_item_has_no_place_outside_its_table(tiny: Edition):
    _, refused = kinds.parse_record(tiny.by_code["T_01"], {"age_persons": "1"})
    assert [(one.item, one.refusal.code) for one in refused] == [("age_persons", "unknown_item")]


def test_every_kind_is_registered_under_its_name():
    assert list(kinds.KINDS) == [
        "text", "longtext", "count", "money", "decimal", "date", "period", "choice", "choices",
        "phone", "mobile", "email", "url", "issn",
    ]  # fmt: skip
    assert {name for name, kind in kinds.KINDS.items() if kind.numeric} == {
        "count", "money", "decimal"
    }  # fmt: skip
    assert all(kind.title for kind in kinds.KINDS.values())


def test_a_reader_is_made_once(tiny: Edition):
    item = tiny.by_code["T_01"].by_id["funds"]
    assert kinds.reader(item) is kinds.reader(item)


WORDS = {"what": "数", "length": 1, "limit": 1, "position": 1, "first": 1, "last": 1}
WORDS |= {"count": 1, "choices": "红"}


@pytest.mark.parametrize("code", TEMPLATES)
def test_words_follow_the_house_style(code: str):
    """design.md §7: short, no pleasantries, no exclamation mark; both halves there."""
    refusal = refuse(code, "x", **WORDS)
    assert isinstance(refusal, Refusal)
    assert refusal.wrong
    assert refusal.mend
    for word in ("您", "请您", "！", "{", "}"):
        assert word not in str(refusal)


RAW = st.recursive(
    st.one_of(st.none(), st.text(max_size=9), st.integers(), st.floats(), st.booleans()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
KEYS = st.sampled_from(["name", "topic", "since", "has_partner", "funds", "ages", "zz"])


@given(st.dictionaries(KEYS, RAW))
def test_nothing_that_is_posted_breaks_reading(tiny_form, raw: dict[str, object]):
    values, refused = kinds.parse_record(tiny_form, raw)
    assert kinds.parse_record(tiny_form, values) == (values, [])
    assert {one.item for one in refused if one.row is None} <= raw.keys()


@pytest.fixture(scope="module")
def tiny_form(tiny: Edition):
    return tiny.by_code["T_01"]
