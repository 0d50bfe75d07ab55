"""The append-only table behind `istc.audit.record`."""

from typing import Any, NoReturn, Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone


class AppendOnly(Exception):
    """An audit row was to be changed or deleted."""


def _refuse(*args: Any, **kwargs: Any) -> NoReturn:
    raise AppendOnly("Audit rows are only added, never changed or deleted.")


class EventQuerySet(models.QuerySet["Event"]):
    """Reads, and adds; every other way to write is shut."""

    update = _refuse
    delete = _refuse
    bulk_update = _refuse
    update_or_create = _refuse

    def about(self, unit: int) -> Self:
        """What happened to a unit, newest first."""
        return self.filter(unit_id=unit).order_by("-at", "-id")


class Event(models.Model):
    """One act. Numbers instead of foreign keys: a row outlives what it speaks of."""

    at = models.DateTimeField(default=timezone.now, editable=False)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    unit_id = models.BigIntegerField(null=True)
    year = models.PositiveSmallIntegerField(null=True)
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=200, blank=True)
    address = models.GenericIPAddressField(null=True)
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(null=True, encoder=DjangoJSONEncoder)

    objects = EventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["unit_id", "year", "at"], name="event_unit_year_at"),
            models.Index(fields=["at"], name="event_at"),
            # Sign-ins and account changes belong to no survey year: a small index of their own.
            models.Index(
                fields=["actor_id", "at"],
                name="event_actor_at",
                condition=models.Q(year__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return (
            f"{self.at:%Y-%m-%d %H:%M:%S} {self.actor_name} {self.action} {self.subject}".rstrip()
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            _refuse()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse()
