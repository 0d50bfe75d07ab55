"""Captchas that were answered: each counts once, whichever worker sees it."""

from django.db import models
from django.utils import timezone


class UsedCaptcha(models.Model):
    nonce = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return self.nonce
