"""上报: a unit says that its whole year is complete (decisions §5, F61, N15–N17)."""

from django.db import models

from istc.units.models import Placement


class Submission(models.Model):
    """One a unit and year; submitting again counts `number` up. `digest` is over what the unit and
    everything below it had filled in at that moment, `check_code` its short form for print.

    An accepted submission of a level-1 unit locks its whole branch until the centre reopens it.
    `left_out`: [{unit, name, words}] of the units below that had not reported, `note` says why.
    """

    class State(models.TextChoices):
        SUBMITTED = "submitted", "已上报"
        RECEIVED = "received", "已接收"
        ACCEPTED = "accepted", "已验收"
        RETURNED = "returned", "已退回"
        REOPENED = "reopened", "已重新开放"

    placement = models.OneToOneField(Placement, models.PROTECT, related_name="submission")
    state = models.CharField(max_length=10, choices=State.choices, default=State.SUBMITTED)
    number = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    counts = models.JSONField(default=dict)
    left_out = models.JSONField(default=list)
    note = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by_name = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="submission_number_from_1"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.placement_id} · {self.get_state_display()}"

    @property
    def check_code(self) -> str:
        return "-".join((self.digest[:4], self.digest[4:8], self.digest[8:12])).upper()

    @property
    def stands(self) -> bool:
        """Whether the unit counts as having reported."""
        return self.state in STANDING


STANDING = frozenset(
    {Submission.State.SUBMITTED, Submission.State.RECEIVED, Submission.State.ACCEPTED}
)
