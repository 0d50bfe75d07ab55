"""/healthz: whether this process lives; /readyz: whether it can do all its work."""

import os

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """503 with what is missing, a word a line, until requests may be sent here."""
    lacking = missing()
    if lacking:
        return HttpResponse("\n".join(lacking) + "\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


def missing() -> list[str]:
    """`database`, `migrations`, `data`: what a site still lacks."""
    lacking = [] if os.access(settings.ISTC_DATA, os.W_OK) else ["data"]
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            lacking.append("migrations")
    except DatabaseError:
        lacking.append("database")
    return lacking
