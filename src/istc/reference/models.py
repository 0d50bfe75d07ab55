"""Versions of lists and registers: rows that are only added, so that a closed year never changes.

A round names the versions that it uses (`Round.lists`). A version's `name` holds a digest of its
content, so that one name never stands for two contents.
"""

from typing import Any, NoReturn

from django.db import models
from django.db.models import Q
from django.utils import timezone

NAME = 40


class AppendOnly(Exception):
    """A version was to be changed or deleted."""


class ListVersion(models.Model):
    """The whole of a list as it stood after one change: who, when, why, from which year on."""

    list_id = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=NAME)
    from_year = models.PositiveSmallIntegerField()
    options = models.JSONField()
    change = models.CharField(max_length=500)
    reason = models.CharField(max_length=500)
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["list_id", "number"], name="list_version_number"),
            models.CheckConstraint(condition=~Q(reason=""), name="list_version_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.list_id} 第 {self.number} 版"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly(str(self))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly(str(self))


class RegisterVersion(models.Model):
    """One import of a register. Without `published_at` it is a preview that nobody uses yet."""

    register = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=NAME)
    from_year = models.PositiveSmallIntegerField()
    file = models.CharField(max_length=200)
    count = models.PositiveIntegerField()
    reason = models.CharField(max_length=500, blank=True)
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["register", "number"],
                name="register_version_number",
                condition=Q(published_at__isnull=False),
            ),
            models.CheckConstraint(
                condition=Q(published_at=None) | ~Q(reason=""), name="register_version_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.register} 第 {self.number} 版"

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        if self.published_at:
            raise AppendOnly(str(self))
        return super().delete(*args, **kwargs)


class Journal(models.Model):
    """A journal of one import. `norm`: the title as it is searched."""

    version = models.ForeignKey(RegisterVersion, models.CASCADE, related_name="journals")
    title = models.CharField(max_length=300)
    norm = models.CharField(max_length=300)
    issn = models.CharField(max_length=9, blank=True)
    eissn = models.CharField(max_length=9, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["version", "norm"], name="journal_version_norm"),
            models.Index(fields=["version", "issn"], name="journal_version_issn"),
            models.Index(fields=["version", "eissn"], name="journal_version_eissn"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") & (~Q(issn="") | ~Q(eissn="")), name="journal_named"
            ),
        ]

    def __str__(self) -> str:
        return self.title
