"""What a superior or the centre said about a completed form: returned or approved (N12)."""

from django.db import models

from istc.reports.models.report import FormReport


class Review(models.Model):
    """Rows are only added. `remarks`: [{item, name, record, line, text, was}], what was said of
    single cells or records and what the cell held then, in words. `until`: by when a returned form
    is to be mended, also past a lock."""

    class Kind(models.TextChoices):
        RETURNED = "returned", "退回"
        APPROVED = "approved", "审核通过"

    report = models.ForeignKey(FormReport, on_delete=models.PROTECT, related_name="reviews")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    remarks = models.JSONField(default=list)
    until = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["report", "at"], name="review_report_at")]

    def __str__(self) -> str:
        return f"{self.report_id} · {self.get_kind_display()}"
