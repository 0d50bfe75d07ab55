"""Where a unit stands in the tree of one year, and what it was called then."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from istc.units import paths, words
from istc.units.models.unit import LONGEST_NAME, Unit
from istc.units.pinyin import InitialsField


class PathField(models.CharField):  # type: ignore[type-arg]
    """Compares by bytes on every database; a locale's collation would tear ranges apart."""

    def db_parameters(self, connection: BaseDatabaseWrapper) -> Any:
        found = super().db_parameters(connection)
        found["collation"] = "C" if connection.vendor == "postgresql" else None
        return found


class Placements(models.QuerySet["Placement"]):
    def under(self, path: str, *, itself: bool = True) -> "Placements":
        """Everything below a path, as one range of the index; the unit itself too if wanted."""
        low, high = paths.span(path)
        start = Q(path__gte=low) if itself else Q(path__gt=low)
        return self.filter(start, path__lt=high).order_by("path")


class Placement(models.Model):
    """Fixed with its round, so that a later move or new name changes no earlier year (§4)."""

    year = models.PositiveSmallIntegerField("数据年份")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="placements")
    superior = models.ForeignKey("self", models.PROTECT, null=True, related_name="subordinates")
    path = PathField(max_length=paths.WIDTH * paths.DEEPEST)
    level = models.PositiveSmallIntegerField("级别")
    name = models.CharField("单位全称", max_length=LONGEST_NAME)
    initials = InitialsField("拼音首字母", max_length=LONGEST_NAME, blank=True, editable=False)
    province = models.CharField("省份", max_length=20, blank=True)
    type = models.CharField("单位类型", max_length=20, blank=True)
    category = models.CharField("类别", max_length=20, blank=True)
    third_level = models.BooleanField("三级权限", default=False)
    closed = models.BooleanField("停用", default=False)

    objects = Placements.as_manager()

    class Meta:
        indexes = [models.Index(fields=["year", "level"], name="placement_year_level")]
        constraints = [
            models.UniqueConstraint(fields=["year", "unit"], name="placement_year_unit"),
            models.UniqueConstraint(fields=["year", "path"], name="placement_year_path"),
            models.CheckConstraint(
                condition=Q(level__gte=1, level__lte=paths.DEEPEST), name="placement_level"
            ),
            models.CheckConstraint(
                condition=Q(level=1, superior=None) | Q(level__gt=1, superior__isnull=False),
                name="placement_superior",
            ),
            models.CheckConstraint(
                condition=Exact(Length("path"), F("level") * paths.WIDTH),
                name="placement_path_level",
            ),
            # The right to have level-3 units is given to level 1 (F13).
            models.CheckConstraint(
                condition=Q(level=1) | Q(third_level=False), name="placement_third_level"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.name}"

    @property
    def facts(self) -> dict[str, str]:
        """What rules may ask about a unit: `[unit.type]` and so on."""
        return {
            "type": self.type,
            "province": self.province,
            "category": self.category,
            "level": str(self.level),
        }

    @property
    def level_words(self) -> str:
        return words.LEVELS[self.level]
