"""A level-1 unit's request to have level-3 units 三级权限 (F13, F36, N05)."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from istc.units.models.unit import Unit


class ThirdLevelRequest(models.Model):
    """One request and what became of it; a new one may follow a refusal or a withdrawal.

    What is in force stands in `Placement.third_level`; these rows say how it came about.
    """

    class State(models.TextChoices):
        PENDING = "pending", "待审核"
        APPROVED = "approved", "已同意"
        REFUSED = "refused", "已退回"
        WITHDRAWN = "withdrawn", "已撤回"

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="third_level_requests")
    year = models.PositiveSmallIntegerField("数据年份")
    state = models.CharField(max_length=10, choices=State.choices, default=State.PENDING)
    note = models.CharField("申请说明", max_length=500, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    asked_by_name = models.CharField(max_length=200)
    decided_at = models.DateTimeField(null=True)
    decided_by_name = models.CharField(max_length=200, blank=True)
    reason = models.CharField("原因", max_length=500, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "asked_at"], name="third_level_state_asked")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit"], condition=Q(state="pending"), name="third_level_one_pending"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["pending", "approved", "refused", "withdrawn"]),
                name="third_level_state",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["pending", "approved"]) | ~Q(reason=""),
                name="third_level_reason",
            ),
            models.CheckConstraint(
                condition=Q(state="pending", decided_at=None)
                | (~Q(state="pending") & Q(decided_at__isnull=False)),
                name="third_level_decided",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.unit} {self.get_state_display()}"
