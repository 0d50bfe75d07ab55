"""Returns with what was answered, and what each cell held then and holds now (N12)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from istc.reports.keys import ReportKey
from istc.reports.models import Record, Reply, Review
from istc.reports.queries.history import cell_words

GONE = "已删除"


@dataclass(frozen=True, slots=True)
class Said:
    """One remark. `now` is empty where it was not about a cell; `changed`: it was mended."""

    number: int
    item: str
    record: int | None
    line: int | None
    name: str
    text: str
    was: str
    now: str
    reply: Reply | None

    @property
    def changed(self) -> bool:
        return bool(self.now) and self.now != self.was

    @property
    def place(self) -> str:
        return " ".join(filter(None, [f"第 {self.line} 条" if self.line else "", self.name]))


@dataclass(frozen=True, slots=True)
class Spoken:
    review: Review
    remarks: tuple[Said, ...]


def spoken(key: ReportKey) -> list[Spoken]:
    """Newest first. Two queries, a third where cells were named."""
    found = Review.objects.filter(
        report__round=key.round, report__unit_id=key.placement.unit_id, report__form=key.form.code
    )
    reviews = list(found.order_by("-at", "-id").prefetch_related("replies"))
    values = _values(key, reviews)
    return [
        Spoken(review, tuple(_said(key, review, values, n) for n in range(len(review.remarks))))
        for review in reviews
    ]


def _values(key: ReportKey, reviews: Sequence[Review]) -> dict[int | None, dict[str, Any]]:
    """Values by record; a single form's one record also under None."""
    told = [one for review in reviews for one in review.remarks if one.get("was")]
    if not told:
        return {}
    rows = Record.objects.filter(report=reviews[0].report_id, removed_at=None).order_by("id")
    if key.form.multi:
        rows = rows.filter(pk__in=[one["record"] for one in told])
    found: dict[int | None, dict[str, Any]] = dict(rows.values_list("pk", "values"))
    if not key.form.multi:
        found[None] = next(iter(found.values()), {})
    return found


def _said(
    key: ReportKey, review: Review, values: dict[int | None, dict[str, Any]], number: int
) -> Said:
    told = review.remarks[number]
    was, now = told.get("was", ""), ""
    if was:
        record = values.get(told["record"])
        now = GONE if record is None else cell_words(key.form, told["item"], record)
    replies = {one.number: one for one in review.replies.all()}
    return Said(
        number, told["item"], told["record"], told["line"], told["name"], told["text"],
        was, now, replies.get(number),
    )  # fmt: skip
