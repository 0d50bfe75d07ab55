"""A year's survey, who got more time, and what all were told."""

from datetime import date, datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from istc.definitions.model import Edition, Section
from istc.reference.editions import edition
from istc.rounds.states import State
from istc.rounds.texts.catalogue import articles, default
from istc.units.models import Account, Unit


class Round(models.Model):
    """One survey year 数据年份, pinned to one edition of the questionnaire (N06, N44).

    `deadline` is the moment by which units must have reported, `closes_on` the last day on
    which they still can. `facts` holds texts of this round that differ from the edition's:
    letter, telephone and so on; changed by `rounds.texts.changing` alone. `lists`: list or
    register -> the version of it that this year uses (istc.reference); changed by `rounds.lists`
    alone. Neither changes once the year is closed.
    """

    State = State

    year = models.PositiveSmallIntegerField("数据年份", unique=True)
    edition = models.CharField("年度版本", max_length=40)
    opens_on = models.DateField("开始填报")
    deadline = models.DateTimeField("报送截止")
    closes_on = models.DateField("关闭")
    state = models.CharField(max_length=10, choices=State.choices, default=State.PREPARING)
    facts = models.JSONField(default=dict, blank=True)
    lists = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="round_state"),
            models.CheckConstraint(condition=Q(opens_on__lte=F("closes_on")), name="round_days"),
            models.CheckConstraint(condition=~Q(edition=""), name="round_edition"),
        ]

    def __str__(self) -> str:
        return f"{self.year} 年度"

    @property
    def edition_model(self) -> Edition:
        """The questionnaire of this year with this year's lists. Raises DefinitionError."""
        return edition(self.edition, self.year, self.lists)

    @property
    def period(self) -> tuple[date, date]:
        """What the survey asks about: the calendar year (F06)."""
        return date(self.year, 1, 1), date(self.year, 12, 31)

    def fact(self, name: str) -> str:
        """A text of this round, or else of its edition; empty where neither has it."""
        return str(self.facts.get(name) or default(self.edition_model, name))

    @property
    def sections(self) -> tuple[Section, ...]:
        """The edition's general texts, the articles of law in this round's words."""
        law = {one.id for one in articles(self.edition_model)}
        return tuple(
            Section(one.id, self.fact(f"{one.id}_title"), self.fact(f"{one.id}_text"))
            if one.id in law
            else one
            for one in self.edition_model.sections
        )

    def is_running(self, now: datetime) -> bool:
        """Whether units in general may write: opened, begun, and not past the closing day."""
        today = timezone.localdate(now)
        return self.state == self.State.OPEN and self.opens_on <= today <= self.closes_on

    def writable_for(self, unit_id: int, now: datetime) -> bool:
        """Whether a unit may write: as all may, or because it was given more time.

        One query at most, and only where the round is not running. That the unit is not
        closed is for the caller to see: its placement says so.
        """
        if self.is_running(now):
            return True
        return self.state != self.State.PREPARING and self.extended_until(unit_id, now) is not None

    def extended_until(self, unit_id: int, now: datetime) -> datetime | None:
        """Until when the unit was given more time, if that moment is still to come."""
        found = self.extensions.filter(unit_id=unit_id, until__gt=now).order_by("-until")
        return found.values_list("until", flat=True).first()


class TextVersion(models.Model):
    """One change of a round's texts: name -> [before, after]; only ever added."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="text_versions")
    number = models.PositiveIntegerField("版本")
    at = models.DateTimeField(default=timezone.now)
    by_name = models.CharField(max_length=200)
    changes = models.JSONField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="text_version_number"),
        ]

    def __str__(self) -> str:
        return f"{self.round} 第 {self.number} 版"


class Kept(models.Model):
    """Figures of a year that take long to count: as they were at a moment; may be lost any time."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="+")
    name = models.CharField(max_length=40)
    at = models.DateTimeField()
    content = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "name"], name="kept_once")]

    def __str__(self) -> str:
        return f"{self.round} {self.name} {self.at:%Y-%m-%d %H:%M:%S}"


class Extension(models.Model):
    """More time for one unit 延期; never taken back, only followed by another."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="extensions")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="extensions")
    until = models.DateTimeField("延至")
    reason = models.CharField("原因", max_length=500)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["round", "unit", "until"], name="extension_round_unit")]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="extension_reason")]

    def __str__(self) -> str:
        return f"{self.round} {self.unit} {self.until:%Y-%m-%d}"


class Notice(models.Model):
    """Something the units are told: all of them, or one where `unit` is given."""

    class Kind(models.TextChoices):
        PUBLIC = "公告"
        REMINDER = "催报"
        RETURN = "退回"

    round = models.ForeignKey(Round, models.PROTECT, null=True, related_name="notices")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="notices")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField("标题", max_length=200)
    body = models.TextField("内容", blank=True)
    published_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["unit", "published_at"], name="notice_unit_published")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["公告", "催报", "退回"]) & ~Q(title=""), name="notice_kind"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Receipt(models.Model):
    """An account says that it has read a notice 已读回执; once, and never taken back."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="receipts")
    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "account"], name="receipt_once"),
        ]

    def __str__(self) -> str:
        return f"{self.notice_id} {self.account_id}"


class Feedback(models.Model):
    """What a user wrote to the centre 意见反馈, and what the centre answered (F85)."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    by_name = models.CharField(max_length=200)
    body = models.TextField("内容")
    at = models.DateTimeField(default=timezone.now)
    answer = models.TextField("答复", blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by_name = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["answered_at", "at"], name="feedback_answered_at")]
        constraints = [
            models.CheckConstraint(condition=~Q(body=""), name="feedback_body"),
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="")
                | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="feedback_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by_name} {self.at:%Y-%m-%d}"
