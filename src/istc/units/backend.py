"""The account behind a session, asked for on every request, so asked for quickly."""

from django.contrib.auth.backends import ModelBackend

from istc.prepared.reading import MARKS, Prepared
from istc.units.models import Account

BY_ID = Prepared(lambda pk: Account.objects.filter(pk=pk), MARKS[0])


class Accounts(ModelBackend):
    """Django's own backend but for how an account is read."""

    def get_user(self, user_id: int) -> Account | None:
        account: Account | None = BY_ID.one(int(user_id))
        return account if account is not None and self.user_can_authenticate(account) else None
