"""Lock-out with two limits: a low one for an account, a high one for an address."""

from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import QuerySet, Sum
from django.http import HttpRequest


class TwoLimits(AxesDatabaseHandler):
    """axes knows one limit; failures of an address are scaled to the account's."""

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        by_account, by_address = self.get_user_attempts(request, credentials)
        scaled = _failures(by_address) * settings.AXES_FAILURE_LIMIT
        return max(_failures(by_account), scaled // settings.ISTC_LOCKOUT_ADDRESS_FAILURES)

    def reset_user_attempts(
        self, request: HttpRequest, credentials: dict[str, Any] | None = None
    ) -> int:
        """Forget this account's failures only.

        axes would also forget the address's, and with them those against every other
        account: whoever holds one account could then guess at all others for ever.
        """
        by_account, _ = self.filter_user_attempts(request, credentials)
        count, _ = by_account.delete()
        return int(count)


def _failures(attempts: "QuerySet[AccessAttempt]") -> int:
    return attempts.aggregate(sum=Sum("failures_since_start"))["sum"] or 0
