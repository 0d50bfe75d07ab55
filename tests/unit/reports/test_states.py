"""The words for a state (design §4, F59)."""

import pytest

from istc.reports.states import State, label_of


@pytest.mark.parametrize(
    ("state", "multi", "records", "drafts", "label"),
    [
        (State.TODO, True, 0, 0, "未填报"),
        (State.DRAFT, True, 2, 1, "填报中"),
        (State.DRAFT, True, 2, 0, "已填报"),
        (State.DRAFT, True, 0, 0, "填报中"),
        (State.DRAFT, False, 1, 0, "填报中"),
        (State.DONE, True, 2, 0, "已完成填报"),
        (State.ZERO, True, 0, 0, "零报告"),
        (State.RETURNED, True, 2, 0, "已退回"),
        (State.APPROVED, False, 1, 0, "审核通过"),
        (State.NA, False, 0, 0, "不适用"),
    ],
)
def test_labels(state, multi, records, drafts, label):
    assert label_of(state, multi=multi, records=records, drafts=drafts) == label
