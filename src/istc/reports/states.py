"""The states of a form and the words that people read for them (decisions §5, design §4, N19)."""

from django.db.models import TextChoices


class State(TextChoices):
    """What is stored. 已填报 is no state of its own: a draft whose records are all submitted."""

    TODO = "todo", "未填报"
    DRAFT = "draft", "填报中"
    DONE = "done", "已完成填报"
    ZERO = "zero", "零报告"
    RETURNED = "returned", "已退回"
    APPROVED = "approved", "审核通过"
    NA = "na", "不适用"


FILLED_LABEL = "已填报"

# Complete as far as the unit is concerned; a change takes it back to 填报中.
CLOSED = frozenset({State.DONE, State.ZERO, State.APPROVED})


def label_of(state: State, *, multi: bool, records: int, drafts: int) -> str:
    """The word on the page: records in but not confirmed read 已填报 (F59, N19)."""
    if state == State.DRAFT and multi and records and not drafts:
        return FILLED_LABEL
    return str(state.label)
