"""One import into one form: what it did, and what it takes to undo it (F47, N23)."""

from django.db import models

from istc.reports.models.report import FormReport


class ImportBatch(models.Model):
    """`token` names the 提交: sent twice it stores once. `report_version` is the form's after it;
    while it still is, the import can be undone with `before`: ids added and removed, and what the
    changed records held (`[id, values, stamps]`)."""

    class Mode(models.TextChoices):
        APPEND = "append", "追加"
        UPDATE = "update", "更新"
        REPLACE = "replace", "替换"

    report = models.ForeignKey(FormReport, on_delete=models.PROTECT, related_name="+")
    token = models.CharField(max_length=64)
    mode = models.CharField(max_length=10, choices=Mode.choices)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=200)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    removed = models.PositiveIntegerField(default=0)
    report_version = models.PositiveIntegerField(default=0)
    before = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["token", "report"], name="import_once"),
            models.CheckConstraint(
                condition=models.Q(mode__in=["append", "update", "replace"]),
                name="import_mode_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} · {self.get_mode_display()} · {self.added}"
