"""What the unit should do next, and why: one thing first, then a short list (design §9)."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from istc.definitions.model import Edition, Form
from istc.reports import queries
from istc.reports.models import Review
from istc.reports.queries import FormState
from istc.reports.queries.steps import Step as Next
from istc.ui.formats import clock, until

LONGEST = 80  # letters of what a superior said
VERBS = {
    "returned": ("更正被退回的", "去更正"),
    "wrong": ("更正", "去更正"),
    "reason": ("说明", "去说明"),
    "draft": ("继续填写", "继续填写"),
    "confirm": ("确认", "去确认"),
    "todo": ("开始填写", "开始填写"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """`kind` is what to do; `state` the form's state, for its shape."""

    kind: str
    form: Form
    state: str
    url: str
    tag: str
    tone: str
    reason: str

    @property
    def title(self) -> str:
        return f"{VERBS[self.kind][0]} {self.form.code} {self.form.title}"

    @property
    def action(self) -> str:
        return VERBS[self.kind][1]


def steps(
    edition: Edition, states: Mapping[str, FormState], returned: Mapping[str, Review]
) -> list[Step]:
    """Everything that still asks for something, the most pressing first; `returned`: why.

    Basic information, the first form, decides which forms apply: until it is complete it comes
    before all others (N28).
    """
    found = queries.next_steps(edition, states)
    first = edition.forms[0]
    found.sort(key=lambda step: step.form is not first)
    return [_step(edition, step, returned.get(step.form.code)) for step in found]


def _step(edition: Edition, step: Next, review: Review | None) -> Step:
    form, state = step.form, step.state
    kind = _kind(step.why, state)
    url = reverse("entry:form", kwargs={"year": edition.year, "form": form.code})
    tag, tone, reason = _told(kind, state)
    if kind == "returned":
        reason = _return_words(state, review)
    if kind == "todo" and form is edition.forms[0]:
        reason = "先填本表：机构类型和省份决定哪些表适用。"
    return Step(kind, form, state.state, url, tag, tone, reason)


def _kind(why: str, state: FormState) -> str:
    if why == "wrong":
        return "wrong" if state.errors else "reason"
    if why != "draft" or state.missing:
        return why
    return "reason" if state.warnings else "confirm"


def _told(kind: str, state: FormState) -> tuple[str, str, str]:
    """The tag, its tone, and the sentence under the heading."""
    saved = f"上次保存 {clock(state.updated_at)}。" if state.updated_at else ""
    told = {
        "returned": (state.label, "red", ""),
        "wrong": (f"{state.errors} 处错误", "red", "更正错误后才能完成填报。"),
        "reason": (
            f"{state.warnings} 处待说明", "amber",
            "更正，或写明原因后才能完成填报。",
        ),
        "draft": (f"{state.missing} 处未填", "amber", f"还有 {state.missing} 处必填项未填。"),
        "confirm": ("待确认", "amber", "已无错误，确认后即完成填报。"),
        "todo": (state.label, "", ""),
    }  # fmt: skip
    tag, tone, reason = told[kind]
    return tag, tone, reason + saved


def _return_words(state: FormState, review: Review | None) -> str:
    """What the superior said, shortened; the form's page has all of it."""
    term = f"{until(state.returned_until)} 前更正" if state.returned_until else "更正"
    said = " ".join(review.text.split()) if review else ""
    if not said:
        return f"上级已退回，{term}后重新确认。"
    short = said[:LONGEST] + "…" if len(said) > LONGEST else said.rstrip("。")
    return f"退回意见：{short}。{term}后重新确认。"
