"""PostgreSQL keeps a hot statement ready, unless a pooler stands between (ADR prepared-queries)."""

import pytest
from django.db import connection, transaction
from django.db.utils import DataError, IntegrityError

from istc.prepared import running
from istc.prepared.reading import Prepared
from istc.prepared.running import FEW, run
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


ROWS = "SELECT n, %s::text FROM generate_series(1, %s::int) AS n"


@pytest.mark.postgres
def test_a_statement_is_answered_anew_each_time():
    """The cursor is kept, its answers are not mixed; of many rows it keeps none."""
    for word, count in (("one", 2), ("two", 3), ("three", FEW + 1), ("four", 1)):
        assert run(ROWS, [word, count], connection) == [(n, word) for n in range(1, count + 1)]
        assert (ROWS in vars(connection)["_istc_cursors"]) == (count <= FEW)


@pytest.mark.postgres
def test_cursors_are_not_kept_without_end(monkeypatch):
    monkeypatch.setattr(running, "MOST", 3)
    for number in range(7):
        assert run(f"SELECT {number}", [], connection) == [(number,)]
    assert len(vars(connection)["_istc_cursors"]) <= 3


@pytest.mark.postgres
def test_a_statement_that_failed_is_answered_the_next_time():
    sql = "SELECT 6 / %s::int"
    assert run(sql, [2], connection) == [(3,)]
    with pytest.raises(DataError), transaction.atomic():
        run(sql, [0], connection)
    assert run(sql, [3], connection) == [(2,)]
