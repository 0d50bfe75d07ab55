"""One thing first, and why (design §9): 退回, 有错, 填报中, 未填报; basics before all."""

import pytest

from istc.definitions.load import load_edition
from istc.entry.home import steps
from istc.reports.models import Review
from istc.reports.queries import FormState
from istc.reports.states import State

EDITION = load_edition("2020", 2020)
FIRST = EDITION.forms[0].code


def states(**changed: FormState) -> dict[str, FormState]:
    """All complete but those named."""
    done = {form.code: FormState(form.code, State.DONE) for form in EDITION.forms}
    return {**done, **changed}


def one(code: str, state: State, **more: int) -> FormState:
    return FormState(code, state, str(state.label), **more)


def told(**changed: FormState) -> list[tuple[str, str]]:
    return [(step.kind, step.form.code) for step in steps.steps(EDITION, states(**changed), {})]


def test_nothing_left():
    assert told() == []


def test_order():
    found = told(
        HZ_02_001=one("HZ_02_001", State.TODO),
        HZ_02_002=one("HZ_02_002", State.DRAFT, missing=3, errors=3),
        HZ_02_003=one("HZ_02_003", State.DRAFT, errors=1),
        HZ_02_005=one("HZ_02_005", State.RETURNED),
    )
    assert found == [
        ("returned", "HZ_02_005"),
        ("wrong", "HZ_02_003"),
        ("draft", "HZ_02_002"),
        ("todo", "HZ_02_001"),
    ]


def test_basic_information_comes_before_a_returned_form():
    """N28."""
    found = told(
        **{FIRST: one(FIRST, State.DRAFT, missing=1, errors=1)},
        HZ_02_005=one("HZ_02_005", State.RETURNED),
    )
    assert found[0] == ("draft", FIRST)


@pytest.mark.parametrize(
    ("state", "kind", "words"),
    [
        (one("HZ_02_001", State.DRAFT), "confirm", "已无错误"),
        (one("HZ_02_001", State.DRAFT, warnings=2), "reason", "写明原因"),
        (one("HZ_02_001", State.DRAFT, missing=2, errors=2), "draft", "还有 2 处必填项未填"),
        (one("HZ_02_001", State.DRAFT, missing=2, errors=3), "wrong", "更正错误后"),
        (one("HZ_02_001", State.DONE, errors=1), "wrong", "更正错误后"),
        (one("HZ_02_001", State.DONE, warnings=1), "reason", "写明原因"),
        (one("HZ_02_001", State.RETURNED), "returned", "上级已退回"),
    ],
)
def test_what_to_do_and_why(state: FormState, kind: str, words: str):
    [step] = steps.steps(EDITION, states(HZ_02_001=state), {})
    assert step.kind == kind
    assert words in step.reason
    assert step.title.startswith(steps.VERBS[kind][0])
    assert step.url == "/2020/forms/HZ_02_001/"
    assert step.action == steps.VERBS[kind][1]


def test_what_does_not_apply_is_no_step():
    assert told(HZ_05_005=one("HZ_05_005", State.NA)) == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("第 9 条疑似把元填成万元。", "退回意见：第 9 条疑似把元填成万元。更正后重新确认。"),
        ("经费\n与合同\n不一致", "退回意见：经费 与合同 不一致。更正后重新确认。"),
        ("核对" * 50, f"退回意见：{'核对' * 40}…。更正后重新确认。"),
        ("", "上级已退回，更正后重新确认。"),
    ],
)
def test_what_the_superior_said_stands_under_the_heading(said, words):
    """Screen 02."""
    found = states(HZ_02_001=one("HZ_02_001", State.RETURNED))
    [step] = steps.steps(EDITION, found, {"HZ_02_001": Review(text=said)})
    assert step.reason == words
