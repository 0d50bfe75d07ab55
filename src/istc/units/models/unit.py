"""A reporting unit 填报单位, apart from any year."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

LONGEST_NAME = 100


class Unit(models.Model):
    """What stays the same over the years. Never deleted: closed, with its data kept (N32)."""

    code = models.CharField("单位代码", max_length=40, unique=True)
    name = models.CharField("单位全称", max_length=LONGEST_NAME)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(code="") & ~Q(name=""), name="unit_is_named"),
        ]

    def __str__(self) -> str:
        return self.name
