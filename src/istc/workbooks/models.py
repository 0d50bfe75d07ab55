"""One uploaded file on its way in, and for good who brought it and what became of it."""

from django.db import models

from istc.rounds.models import Round
from istc.units.models import Unit

LONGEST = 200


class Upload(models.Model):
    """`form` is blank for a workbook of the whole report. The file lies under `token`, never under
    its own `name`; `sha256` is over its bytes. `summary` is what the preview shows first; the rest
    of what was read lies beside the file. `corrections`: what was mended in the page, by
    "form|record": values typed, faults left, reasons given, rows left out. `chosen`: by form, the
    columns matched by hand. `outcome`: how it ended, in words."""

    class State(models.TextChoices):
        READING = "reading", "正在校验"
        READY = "ready", "待提交"
        REFUSED = "refused", "不能导入"
        COMMITTING = "committing", "正在提交"
        DONE = "done", "已导入"
        UNDONE = "undone", "已撤销"
        CANCELLED = "cancelled", "已取消"

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    form = models.CharField(max_length=40, blank=True)
    account_id = models.BigIntegerField()
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    name = models.CharField(max_length=LONGEST)
    token = models.CharField(max_length=32, unique=True)
    suffix = models.CharField(max_length=8, blank=True)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.READING)
    mode = models.CharField(max_length=10, default="append")
    good_only = models.BooleanField(default=False)
    job_id = models.BigIntegerField(null=True)
    summary = models.JSONField(default=dict)
    chosen = models.JSONField(default=dict)
    corrections = models.JSONField(default=dict)
    outcome = models.CharField(max_length=500, blank=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    state__in=[
                        "reading", "ready", "refused", "committing", "done", "undone", "cancelled",
                    ]
                ),
                name="upload_state_known",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["round", "unit", "form", "at"], name="upload_of_unit")]

    def __str__(self) -> str:
        return f"{self.form} {self.at:%Y-%m-%d %H:%M} {self.get_state_display()}"
