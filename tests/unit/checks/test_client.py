"""What the browser is given: JSON that needs no knowledge of the questionnaire."""

import json

from istc.checks.client import around_to_client, to_client
from istc.checks.run import Known
from tests.unit.checks.builders import counts, form, item

SHAPE = form(
    *counts("01", "02", "03"),
    item("a", "choices", max_choices=5),
    item("b", required=False),
    computed={"n01": "[02] + [03]"},
    when={"b": "[02] > 0"},
    balances=["01=02+03"],
    checks=[{"test": "[01] <= SUM([Y.k])", "scope": "across"}, {"test": "[02] <= [Y.m]"}],
)


def test_it_is_json_through_and_through():
    client = to_client(SHAPE)
    assert json.loads(json.dumps(client)) == client


def test_computed_items_and_switches_are_steps():
    assert to_client(SHAPE)["steps"] == [
        {
            "item": "n01",
            "table": None,
            "when": None,
            "computed": [
                "if",
                ["any_own", "n02", "n03"],
                ["+", ["own", "n02"], ["own", "n03"]],
            ],
        },
        {
            "item": "b",
            "table": None,
            "when": ["compare", ">", ["own", "n02"], ["number", "0"]],
            "computed": None,
        },
    ]


def test_rules_bring_their_words_and_balances_their_lines():
    client = to_client(SHAPE)
    rule = client["rules"][0]
    assert (rule["id"], rule["level"], rule["each"], rule["item"]) == ("X.B1", "error", True, "n01")
    assert rule["words"][0] == {
        "what": "01 行01 人次",
        "wrong": "{left} 与 02+03 的合计 {right} 不等，{more}",
        "mend": "核对各项后改正",
    }
    assert client["lines"] == [
        {
            "rule": "X.B1",
            "text": "01 = 02+03",
            "parts": [["own", "n01"], " = ", ["own", "n02"], " + ", ["own", "n03"]],
        }
    ]
    assert [cross["rule"] for cross in client["cross"]] == ["X.c1", "X.c2"]
    assert client["max"] == {"a": 5}


def test_the_answers_that_it_needs_from_elsewhere():
    assert to_client(SHAPE)["needs"] == [
        {"form": "Y", "item": "k", "fn": "total"},
        {"form": "Y", "item": "m", "fn": "value"},
    ]
    around = Known(2020, {"type": "1"}, values={("Y", "m"): "3"})
    assert around_to_client(SHAPE, around) == {
        "year": 2020,
        "unit": {"type": "1"},
        "value": {"Y.m": "3"},
        "total": {},
        "count": {},
        "last": {},
    }
