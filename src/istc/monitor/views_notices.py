"""Remembers that an account has looked at its notices, so that the bell stops counting them."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from istc.units import access


@require_POST
@access.signed_in
def notices_seen(request: HttpRequest) -> HttpResponse:
    account = access.actor_of(request).account
    account.notices_seen_at = timezone.now()
    account.save(update_fields=["notices_seen_at"])
    return HttpResponse(status=204)
