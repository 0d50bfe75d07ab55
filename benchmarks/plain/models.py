"""Thirty fields of the kinds that a form has: counts, money, texts, choices."""

from django.db import models

from benchmarks.plain.fields import CHOICES, COUNTS, MONEY, OPTIONS, TEXTS
from benchmarks.plain.visit import Visit

__all__ = ["Sheet", "Visit"]


class Sheet(models.Model):
    """One row, thirty columns; ids are those of the benchmark form."""

    for _n in range(1, COUNTS + 1):
        locals()[f"count_{_n}"] = models.PositiveIntegerField(null=True, blank=True)
    for _n in range(1, MONEY + 1):
        locals()[f"money_{_n}"] = models.DecimalField(
            max_digits=18, decimal_places=4, null=True, blank=True
        )
    for _n in range(1, TEXTS + 1):
        locals()[f"text_{_n}"] = models.CharField(max_length=500, blank=True)
    for _n in range(1, CHOICES + 1):
        locals()[f"choice_{_n}"] = models.CharField(max_length=2, choices=OPTIONS, blank=True)
    del _n
