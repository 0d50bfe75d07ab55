"""A reporting unit 填报单位, apart from any year."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

LONGEST_NAME = 100


class Unit(models.Model):
    """What stays the same over the years.

    With data it is never deleted: closed, or merged into another, with its data kept (N32).
    """

    code = models.CharField("单位代码", max_length=40, unique=True)
    name = models.CharField("单位全称", max_length=LONGEST_NAME)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    closed_at = models.DateTimeField(null=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(code="") & ~Q(name=""), name="unit_is_named"),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(closed_at__isnull=False),
                name="unit_merged_is_closed",
            ),
        ]

    def __str__(self) -> str:
        return self.name
