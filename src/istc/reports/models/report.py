"""One form of one unit in one year: its state, its version, what the checks said last."""

from django.db import models

from istc.reports.states import State
from istc.rounds.models import Round
from istc.units.models import Unit


class FormReport(models.Model):
    """Made by the first write; a form without a row is 未填报.

    `findings` is what the checks said at the last write, so that pages need not run them again; it
    holds as long as `checked_with` is the digest of the form (see `queries.findings`). The counts
    come from it: `missing` counts those errors that only say that something required is blank,
    `warnings` the 核实性 ones without a valid reason. `drafts` counts records not submitted.
    `returned_until`: by when a returned form is to be mended; so long it is writable past a lock.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    form = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=State.choices, default=State.TODO)
    version = models.PositiveIntegerField(default=1)
    nil = models.BooleanField(default=False)
    declined = models.BooleanField(default=False)
    records = models.PositiveIntegerField(default=0)
    drafts = models.PositiveIntegerField(default=0)
    errors = models.PositiveIntegerField(default=0)
    missing = models.PositiveIntegerField(default=0)
    warnings = models.PositiveIntegerField(default=0)
    hints = models.PositiveIntegerField(default=0)
    reasons = models.JSONField(default=dict)
    findings = models.JSONField(default=list)
    checked_with = models.CharField(max_length=64, blank=True)
    updated_at = models.DateTimeField(null=True)
    updated_by_name = models.CharField(max_length=200, blank=True)
    completed_at = models.DateTimeField(null=True)
    completed_by_name = models.CharField(max_length=200, blank=True)
    recomputed_at = models.DateTimeField(null=True)
    returned_until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "unit", "form"], name="report_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=State.values), name="report_state_known"
            ),
            models.CheckConstraint(
                condition=models.Q(version__gte=1), name="report_version_from_1"
            ),
            models.CheckConstraint(
                condition=models.Q(nil=False) | models.Q(records=0), name="report_nil_is_empty"
            ),
            models.CheckConstraint(
                condition=models.Q(drafts__lte=models.F("records")), name="report_drafts_of_records"
            ),
        ]
        indexes = [
            models.Index(fields=["round", "form", "state"], name="report_round_form"),
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.get_state_display()}"
