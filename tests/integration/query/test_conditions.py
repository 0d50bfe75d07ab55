"""Conditions on every kind of item, told from what only looks alike; pages and files agree (F57).

The expected records are named by hand: what the database finds is held against that alone.
"""

from urllib.parse import quote

import pytest

from tests.integration.downloads.conftest import download  # noqa: F401 - a fixture
from tests.integration.downloads.test_filters import units_of
from tests.integration.query.conftest import EDITION, put
from tests.people import signed_in

STUDENTS, TRAINING, AGREEMENTS = (EDITION.by_code[c] for c in ("HJ_07", "HZ_03_005", "HZ_02_007"))
RECORDS = {
    "HJ_07": {
        "甲": {"school": "100%纯", "exchanged_on": "2020-03-01/2020-03-05", "students": "10",
              "homes": [{"homes_group": "11", "homes_people": "1"}],
              "ages": [{"ages_group": "11", "ages_people": "9"}]},
        "乙": {"school": "100纯", "exchanged_on": "2020-03-05", "students": "9",
              "homes": [{"homes_group": "32", "homes_people": "11"},
                        {"homes_group": "11", "homes_people": "2"}]},
        "丙": {"school": 'a_b"', "students": "100"},
    },
    "HZ_03_005": {
        "甲": {"countries": ["DE", "FR"], "funds": "0"},
        "乙": {"countries": ["FR"], "funds": "0.5"},
        "丙": {"countries": ["DE"]},
    },
    "HZ_02_007": {
        "甲": {"name": "框架协议", "signed_on": "2020-01-31", "term": "10"},
        "乙": {"name": "框 架协议", "signed_on": "2020-02-01", "term": "9"},
        "丙": {"name": "备忘录Ａ", "signed_on": "2020-12-31", "term": "9.5"},
    },
}  # fmt: skip
NAMES = {"HJ_07": "school", "HZ_03_005": "name", "HZ_02_007": "chinese_unit"}
CASES = [
    ("HJ_07", "school:has:100%", "甲"),
    ("HJ_07", "school:has:100", "甲乙"),
    ("HJ_07", "school:has:a_b", "丙"),
    ("HJ_07", "school:has:a%b", ""),
    ("HJ_07", 'school:eq:a_b"', "丙"),
    ("HJ_07", "students:ge:10", "甲丙"),
    ("HJ_07", "students:le:10.0", "甲乙"),
    ("HJ_07", "homes_group:eq:11", "甲乙"),
    ("HJ_07", "homes_group:in:32,13", "乙"),
    ("HJ_07", "homes_people:eq:1", "甲"),
    ("HJ_07", "homes_people:eq:9", ""),
    ("HJ_07", "exchanged_on:ge:2020-03-02", "乙"),
    ("HJ_07", "exchanged_on:le:2020-03-01", "甲"),
    ("HJ_07", "exchanged_on:blank", "丙"),
    ("HZ_03_005", "countries:in:DE", "甲丙"),
    ("HZ_03_005", "countries:in:DE,FR", "甲乙丙"),
    ("HZ_03_005", "funds:eq:0", "甲"),
    ("HZ_03_005", "funds:blank", "丙"),
    ("HZ_03_005", "funds:filled", "甲乙"),
    ("HZ_03_005", "funds:ge:0.50", "乙"),
    ("HZ_02_007", "signed_on:ge:2020-02-01", "乙丙"),
    ("HZ_02_007", "signed_on:le:2020-01-31", "甲"),
    ("HZ_02_007", "term:ge:9.5", "甲丙"),
    ("HZ_02_007", "name:has:框架", "甲"),
    ("HZ_02_007", "name:eq:框架协议", "甲"),
]


@pytest.fixture
def named(tree, round):
    """Each record says which it is, in a text of its own; `school` is told by its words."""
    for code, records in RECORDS.items():
        name = NAMES[code]
        rows = [{name: which, **values} for which, values in records.items()]
        put(round, tree.university, EDITION.by_code[code], *rows)
    return signed_in(tree.account("province"))


@pytest.mark.parametrize(("code", "where", "wanted"), CASES)
def test_a_condition_finds_these_records_and_no_others(named, code, where, wanted):
    asked = {"view": "records", "where": where, "col": NAMES[code]}
    listing = named.get(f"/2020/query/{code}/", asked).shown["listing"]
    told = {str(values.get(NAMES[code], which)): which for which, values in RECORDS[code].items()}
    assert "".join(sorted(told[line.cells[0]] for line in listing.lines)) == "".join(sorted(wanted))
    assert listing.count == len(wanted)


@pytest.mark.parametrize(("code", "where", "wanted"), CASES[::3])
def test_the_file_holds_as_many(named, tree, download, code, where, wanted):  # noqa: F811
    address = f"/2020/download/forms/{code}/?where={quote(where)}"
    result = download("province", address, "json")
    assert len(units_of(result.path)) == len(wanted)


def test_conditions_hold_together(named):
    asked = {"view": "records", "where": ["term:ge:9.5", "signed_on:le:2020-06-30"]}
    assert named.get("/2020/query/HZ_02_007/", asked).shown["listing"].count == 1
