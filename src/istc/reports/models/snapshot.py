"""The frozen copy that every completion leaves (decisions §5), to compare with the next."""

from django.db import models

from istc.reports.models.report import FormReport


class Snapshot(models.Model):
    """`body`: edition and its digest, state, facts of the unit, records with values, which items
    are computed, reasons. `digest` is over the body; `check_code` its short form for print."""

    report = models.ForeignKey(FormReport, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by_name = models.CharField(max_length=200)
    body = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="snapshot_numbered"),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} · {self.number} · {self.check_code}"

    @property
    def check_code(self) -> str:
        return "-".join((self.digest[:4], self.digest[4:8], self.digest[8:12])).upper()
