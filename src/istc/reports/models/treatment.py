"""What a superior makes of each doubt while it reviews a form, and what the unit answers (N12)."""

from django.db import models

from istc.reports.models.report import FormReport
from istc.reports.models.review import Review


class Treatment(models.Model):
    """One a doubt. `finding` is its key, or names the cell that a remark of the superior's own is
    pinned to; `fingerprint` is of the figures it was said about, so that others void it. Those of
    kind RETURN are a draft: the next return takes them along as its remarks."""

    class Kind(models.TextChoices):
        RETURN = "return", "列入退回"
        ACCEPT = "accept", "接受"
        DISTINCT = "distinct", "不是重复"

    report = models.ForeignKey(FormReport, on_delete=models.PROTECT, related_name="treatments")
    finding = models.CharField(max_length=300)
    fingerprint = models.CharField(max_length=16, blank=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    item = models.CharField(max_length=100, blank=True)
    record = models.BigIntegerField(null=True)
    text = models.TextField(blank=True)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "finding"], name="treatment_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["return", "accept", "distinct"]),
                name="treatment_kind_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} · {self.finding} · {self.get_kind_display()}"


class Reply(models.Model):
    """What the unit answers to one remark of a return, by its place in `Review.remarks`."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="replies")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    at = models.DateTimeField()
    by_name = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "number"], name="reply_once"),
        ]

    def __str__(self) -> str:
        return f"{self.review_id} · {self.number}"
