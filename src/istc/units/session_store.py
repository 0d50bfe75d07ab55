"""Django's database sessions; only the one question that every request asks is prepared."""

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.db.models.functions import Now

from istc.prepared.reading import Prepared

LIVE = Prepared(
    lambda key: Session.objects.filter(session_key=key, expire_date__gt=Now()), "<session key>"
)


class SessionStore(DatabaseStore):
    """Named as Django expects of a session engine."""

    def _get_session_from_db(self) -> Session | None:
        found: Session | None = LIVE.one(self.session_key) if self.session_key else None
        if found is None:
            self._session_key = None
        return found
