"""The one account that a unit, or somebody at the centre, signs in with."""

import re
import unicodedata
from collections.abc import Iterator
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac

from istc.units import words
from istc.units.models.unit import Unit

USER_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{1,39}")


class Accounts(BaseUserManager["Account"]):
    """Always with the unit: every page shows its name."""

    def get_queryset(self) -> models.QuerySet["Account"]:
        return super().get_queryset().select_related("unit")

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(username=Account.normalize_username(username or ""))

    def open(
        self, username: str, *, password: str | None = None, unit: Unit | None = None
    ) -> "Account":
        """A new account of a unit, or of the centre where no unit is given.

        The password is an initial one: it must be changed at the first sign-in. Without
        one nobody can sign in until it is reset.
        """
        account = self.model(
            username=Account.normalize_username(username), unit=unit, is_centre=unit is None
        )
        account.set_password(password)
        account.save()
        return account


class Account(AbstractBaseUser):
    """`sign_outs` counts the times that all sessions were ended; it is part of their proof."""

    username = models.CharField("用户名", max_length=40, unique=True)
    unit = models.OneToOneField(Unit, models.PROTECT, null=True, related_name="account")
    is_centre = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=True)
    password_changed_at = models.DateTimeField(null=True)
    sign_outs = models.PositiveIntegerField(default=0)
    large_type = models.BooleanField("大字版", default=False)
    shortcuts_on = models.BooleanField("快捷键", default=True)
    notices_seen_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[Accounts] = Accounts()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_centre=True, unit=None) | Q(is_centre=False, unit__isnull=False),
                name="account_of_unit_or_centre",
            ),
            # One spelling only, so that `unique` also means unique whatever the case (N31).
            models.CheckConstraint(
                condition=Q(username=Lower("username")) & ~Q(username=""),
                name="account_username_lower",
            ),
        ]

    @classmethod
    def normalize_username(cls, username: str) -> str:
        """The one spelling under which a user name is stored and looked up."""
        return unicodedata.normalize("NFKC", username).strip().lower()

    @property
    def name(self) -> str:
        return self.unit.name if self.unit else words.CENTRE

    def get_session_auth_hash(self) -> str:
        return self._proof(settings.SECRET_KEY)

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        return (self._proof(secret) for secret in settings.SECRET_KEY_FALLBACKS)

    def _proof(self, secret: str) -> str:
        """What a session must show: void after a new password or a general sign-out."""
        value = f"{self.password}.{self.sign_outs}"
        return salted_hmac("units.session", value, secret=secret, algorithm="sha256").hexdigest()


class OldPassword(models.Model):
    """A password that was in use, as a hash, so that it is not taken again soon."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="old_passwords")
    password = models.CharField(max_length=128)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["account", "-at"], name="old_password_account_at")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.at:%Y-%m-%d}"
