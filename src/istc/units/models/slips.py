"""Sheets of initial passwords 初始密码条 that wait to be printed once (F23, N03)."""

from django.db import models
from django.utils import timezone

from istc.units.models.account import Account


class SlipSheet(models.Model):
    """Holds no password, not even an encrypted one: the passwords follow from `seed` and the
    site's secret key, and the seed is wiped when the sheet has been shown (`units.slips`).

    `lines` is a list of [account id, fingerprint of its password hash]: a password that was
    changed or reset since is void and is not printed. `key` makes the sheet of a background
    job once only.
    """

    owner = models.ForeignKey(Account, models.CASCADE, related_name="slip_sheets")
    title = models.CharField(max_length=200)
    key = models.CharField(max_length=64, unique=True)
    seed = models.CharField(max_length=64, blank=True)
    check_value = models.CharField(max_length=64)
    lines = models.JSONField(default=list)
    count = models.PositiveIntegerField()
    created_at = models.DateTimeField(default=timezone.now)
    opened_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "-created_at"], name="slip_sheet_owner")]

    def __str__(self) -> str:
        return f"{self.title} {self.count}"
