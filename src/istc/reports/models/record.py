"""One filled table of a form: a single form has one, a multi form any number."""

from django.db import models

from istc.reports.models.report import FormReport


class Record(models.Model):
    """`values` by permanent item id, numbers as decimal strings; `stamps` by item id (a sub-table
    is one cell) the version of the record at which the cell last changed. Removing only marks.
    `token`: the name a browser gave a new row, so that sending it again does not double it."""

    report = models.ForeignKey(FormReport, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField(default=1)
    values = models.JSONField(default=dict)
    stamps = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    submitted = models.BooleanField(default=False)
    errors = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField(null=True)
    updated_by_name = models.CharField(max_length=200, blank=True)
    removed_at = models.DateTimeField(null=True)
    sound = False  # not stored: what an action wrote was judged a moment ago (checks.run.Entry)

    token = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(version__gte=1), name="record_version_from_1"
            ),
        ]
        indexes = [
            models.Index(fields=["report", "position"], name="record_report_position"),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} · {self.position}"
