"""What is asked of the nation: bare sums over plain tables, and our pages' questions."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout

from django.core.management import call_command
from django.db import connection
from django.db.models import Sum

from istc.definitions.model import Form
from istc.query.show.records import A_PAGE, listing
from istc.query.show.tree import tree
from istc.reports.models import FormReport
from istc.reports.selection.counts import counts_of
from istc.reports.selection.records import records_of
from istc.reports.selection.scope import Scope
from istc.reports.selection.sums import StoredSums
from istc.rollup.filters import Filter
from istc.rollup.plan import plan_of
from istc.rounds.models import Round
from istc.units.models import Placement

YEAR = 2020
Timer = Callable[[Callable[[], object]], float]


def build(units: int) -> None:
    with redirect_stdout(sys.stderr):
        call_command("migrate", verbosity=0)
        call_command("synthesize", units=units, years=2, seed=1)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")  # as autovacuum does within minutes of a bulk load


def take(best: Timer, median: Callable[[Sequence[float]], float]) -> dict[str, float]:
    round = Round.objects.get(year=YEAR)
    every = Placement.objects.filter(year=YEAR)
    nation = Scope(round, None, every, whole=True)
    branch = _greatest(round)
    flt = Filter(years=(YEAR,))
    bare, ours, ratios, branches = {}, {}, [], []
    for form in round.edition_model.forms:
        if plan_of(form).sums:
            _plain(round, form)
            bare[form.code] = best(lambda form=form: _bare(form))
            ours[form.code] = best(StoredSums(nation, form).whole)
            ratios.append(ours[form.code] / bare[form.code])
            source = StoredSums(branch, form)
            branches.append(best(lambda f=form, s=source: tree(branch, f, flt, s)))
            _drop()
    fullest = _fullest(round)
    smallest = _smallest(round, fullest)
    rated = max(round.edition_model.forms, key=lambda form: len(plan_of(form).chosen))
    worst = max(ours, key=lambda code: ours[code] / bare[code])
    return {
        "records": float(FormReport.objects.aggregate(n=Sum("records"))["n"]),
        "bare_of_worst_ms": bare[worst],
        "ours_of_worst_ms": ours[worst],
        "nation_worst_ratio": max(ratios),
        "nation_median_ratio": median(ratios),
        "branch_units": float(branch.places.count()),
        "branch_worst_ms": max(branches),
        "screen_nation_ms": best(lambda: listing([nation], fullest, flt, None)),
        "screen_branch_ms": best(lambda: listing([smallest], fullest, flt, None)),
        "choices_nation_ms": best(lambda: counts_of(nation, rated, flt)),
        "tree_nation_ms": best(lambda: tree(nation, fullest, flt, StoredSums(nation, fullest))),
    }


def _greatest(round: Round) -> Scope:
    tops = Placement.objects.filter(year=YEAR, level=1)
    top = max(tops, key=lambda one: Placement.objects.filter(year=YEAR).under(one.path).count())
    return Scope(round, top, Placement.objects.filter(year=YEAR).under(top.path), whole=True)


def _smallest(round: Round, form: Form) -> Scope:
    """The level-1 branch with the fewest records that fill a screen: as much to show."""
    every = Placement.objects.filter(year=YEAR)
    branches = [
        Scope(round, top, every.under(top.path), whole=True) for top in every.filter(level=1)
    ]
    counted = [
        (records_of(scope, form, Filter(years=(YEAR,))).count(), scope) for scope in branches
    ]
    full = [one for one in counted if one[0] >= A_PAGE]
    return min(full or counted, key=lambda one: one[0])[1]


def _fullest(round: Round) -> Form:
    """By counts that the database adds up: what is measured is our memory, not the bench's."""
    reports = FormReport.objects.filter(round=round).values_list("form")
    counted = dict(reports.annotate(n=Sum("records")))
    forms = [form for form in round.edition_model.forms if form.multi]
    return max(forms, key=lambda form: counted[form.code])


def _plain(round: Round, form: Form) -> None:
    """One numeric column an item, one row a unit: the same numbers laid out for summing."""
    items = [item.id for item in plan_of(form).sums]
    columns = ", ".join(
        f"SUM(value) FILTER (WHERE item = '{item}') AS {connection.ops.quote_name(item)}"
        for item in items
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TABLE bench_plain AS SELECT unit_id, {columns} FROM reports_total"
            " WHERE round_id = %s AND form = %s GROUP BY unit_id",
            [round.pk, form.code],
        )
        cursor.execute("ANALYZE bench_plain")


def _bare(form: Form) -> object:
    sums = ", ".join(f"SUM({connection.ops.quote_name(i.id)})" for i in plan_of(form).sums)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {sums} FROM bench_plain")
        return cursor.fetchone()


def _drop() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE bench_plain")
