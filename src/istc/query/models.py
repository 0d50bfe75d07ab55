"""Filters that an account keeps to use again."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from istc.units.models import Account

LONGEST_ADDRESS = 2000


class SavedFilter(models.Model):
    """`form` is empty for the list of forms; `address` is the query string of the page."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="saved_filters")
    name = models.CharField("名称", max_length=40)
    year = models.PositiveSmallIntegerField("数据年份")
    form = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=LONGEST_ADDRESS, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["account", "name"], name="saved_filter_name"),
            models.CheckConstraint(condition=~Q(name=""), name="saved_filter_is_named"),
        ]

    def __str__(self) -> str:
        return self.name
