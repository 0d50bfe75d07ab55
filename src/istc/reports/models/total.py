"""Sums per unit and item, derived from the records: the nation cannot be summed from JSON."""

from decimal import Context, Decimal

from django.db import connection, models

from istc.rounds.models import Round
from istc.units.models import Unit

RECORDS = ""  # the item of the row that counts a form's records

# SQLite keeps decimals as floating point numbers: 15 digits, four of them after the point.
SQLITE = Context(prec=15)
EXACT_BELOW = Decimal(10) ** 11


def is_rounding() -> bool:
    """Whether the database in use keeps sums from EXACT_BELOW on only roughly."""
    return connection.vendor == "sqlite"


def as_stored(value: Decimal) -> Decimal:
    """What the database in use gives back for a value."""
    return SQLITE.create_decimal_from_float(float(value)) if is_rounding() else value


class Total(models.Model):
    """Over the live records and sub-table rows of a form; `filled` cells tell a zero from a blank.

    Written by the same actions in the same transaction; `manage.py totals --rebuild` makes it anew.
    A row whose `filled` is 0 means the same as no row.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    form = models.CharField(max_length=40)
    item = models.CharField(max_length=100, blank=True)
    value = models.DecimalField(max_digits=28, decimal_places=4)
    filled = models.PositiveIntegerField()

    class Meta:
        constraints = [
            # Its index serves a unit's totals of a year; the other one a form's in the nation.
            models.UniqueConstraint(fields=["round", "unit", "form", "item"], name="total_once"),
        ]
        indexes = [
            # Holds all that a roll-up of the nation reads, so that the rows need not be visited.
            models.Index(
                fields=["round", "form", "item", "value", "filled", "unit"], name="total_rollup"
            ),
            models.Index(fields=["unit", "form"], name="total_unit_form"),
        ]

    def __str__(self) -> str:
        return f"{self.form}.{self.item} {self.value}"
