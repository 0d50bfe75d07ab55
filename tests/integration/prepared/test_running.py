"""PostgreSQL keeps a hot statement ready, unless a pooler stands between (ADR prepared-queries)."""

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError

from istc.prepared.reading import Prepared
from istc.prepared.running import run
from istc.units.models import Unit
from tests.builders import build_tree

pytestmark = pytest.mark.django_db

UNITS = Prepared(lambda code: Unit.objects.filter(code=code), "<code>")
KEPT = "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%units_unit%'"


def kept() -> int:
    with connection.cursor() as cursor:
        cursor.execute(KEPT)
        return cursor.fetchone()[0]


@pytest.mark.postgres
def test_the_server_keeps_one_statement_for_all_arguments():
    build_tree()
    before = kept()
    for code in ("one", "two", "three"):
        UNITS.rows(code)
    assert kept() == before + 1


@pytest.mark.postgres
def test_the_server_keeps_nothing_behind_a_pooler(monkeypatch):
    unit = build_tree().university.unit
    monkeypatch.setattr(connection.connection, "prepare_threshold", None)
    before = kept()
    assert Prepared(lambda code: Unit.objects.filter(code=code), "<c>").one(unit.code) == unit
    assert kept() == before


def test_errors_are_django_s():
    unit = build_tree().university.unit
    statement = "INSERT INTO units_unit (code, name, created_at) VALUES (%s, %s, %s)"
    with pytest.raises(IntegrityError), transaction.atomic():
        run(statement, [unit.code, "x", str(unit.created_at)], connection)
    assert UNITS.one(unit.code) == unit
