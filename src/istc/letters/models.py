"""Reminders with their mail, and scans of sealed letters."""

from django.db import models

from istc.reports.models import Submission
from istc.rounds.models import Round
from istc.units.models import Unit


class Reminder(models.Model):
    """One 催报 of one unit: the notice in the system, and the mail where there is an address.

    `kinds`: what was true of the unit then (reports.queries.whereabouts.KINDS)."""

    class Mail(models.TextChoices):
        NONE = "none", "未配置邮件"
        MISSING = "missing", "没有邮箱"
        WAITING = "waiting", "待发送"
        SENDING = "sending", "发送中"
        SENT = "sent", "已发送"
        FAILED = "failed", "发送失败"

    round = models.ForeignKey(Round, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by_unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    kinds = models.JSONField(default=list)
    title = models.CharField(max_length=200)
    body = models.TextField()
    address = models.CharField(max_length=254, blank=True)
    mail = models.CharField(max_length=10, choices=Mail.choices, default=Mail.NONE)
    mail_attempts = models.PositiveIntegerField(default=0)
    mail_at = models.DateTimeField(null=True)
    mail_error = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["round", "unit", "at"], name="reminder_round_unit_at"),
            models.Index(fields=["mail"], name="reminder_mail"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.at:%Y-%m-%d %H:%M}"


class Scan(models.Model):
    """The sealed letter as uploaded. `digest` is of the data that the letter spoke of, so that a
    scan of an older letter shows. `path` is a random name of ours, never the user's."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="scans")
    number = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    path = models.CharField(max_length=300)
    file_name = models.CharField(max_length=120)
    mime = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    at = models.DateTimeField()
    by_name = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["submission", "at"], name="scan_submission_at")]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.file_name}"

    @property
    def current(self) -> bool:
        """Whether it is of the letter that stands now."""
        return self.digest == self.submission.digest
