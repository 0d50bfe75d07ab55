"""manage.py synthesize: a made-up nation of any size, written in bulk."""

import random
from argparse import ArgumentParser
from datetime import timedelta
from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils import timezone

from istc.query.synthetic import nation
from istc.query.synthetic.pool import Pool
from istc.query.synthetic.tables import laid_bare
from istc.query.synthetic.writing import FINISHED, RUNNING, Writer
from istc.reports.models import FormReport, Record, Total
from istc.rounds import queries
from istc.rounds.models import Round
from istc.units.models import Placement

EDITION = "2020"
LAST = 2020
BATCH = 250  # units at a time
BEGUN = 0.92  # share of units of the running year that have begun


class Command(BaseCommand):
    help = "Write a made-up nation: units, years, all forms. For measuring; never on real data."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--units", type=int, default=2000)
        parser.add_argument("--years", type=int, default=2, help="ending with the newest")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--edition", default=EDITION)

    def handle(self, *args: Any, **options: Any) -> None:
        units, count = options["units"], options["years"]
        if units < 1 or not 1 <= count <= 20:
            raise CommandError("--units from 1, --years from 1 to 20")
        years = list(range(LAST - count + 1, LAST + 1))
        if Placement.objects.filter(year__in=years).exists():
            raise CommandError("this database has units in these years; use an empty one")
        rng = random.Random(options["seed"])  # noqa: S311 - made-up data, not secrets
        with transaction.atomic():
            rounds = [self._round(year, options["edition"]) for year in years]
            places = nation.build(units, years, rng, rounds[-1].edition_model)
            with laid_bare(FormReport, Record, Total):
                for round in rounds:
                    self._fill(round, places[round.year], rng)
        queries.forget()
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")

    def _round(self, year: int, edition: str) -> Round:
        """The newest is under way, the others are closed."""
        if found := Round.objects.filter(year=year).first():
            return found
        running, today = year == LAST, timezone.localdate()
        first = today - timedelta(days=20 + 365 * (LAST - year))
        return Round.objects.create(
            year=year, edition=edition, opens_on=first, closes_on=first + timedelta(days=60),
            deadline=timezone.now() + timedelta(days=30 - 365 * (LAST - year)),
            state=Round.State.OPEN if running else Round.State.CLOSED,
        )  # fmt: skip

    def _fill(self, round: Round, places: list[Placement], rng: random.Random) -> None:
        pool, writer = Pool(round.edition_model, rng), Writer(round, timezone.now())
        states = RUNNING if round.year == LAST else FINISHED
        share = BEGUN if round.year == LAST else 1.0
        rest = iter(places)
        done = 0
        while batch := list(islice(rest, BATCH)):
            for place in batch:
                if rng.random() < share:
                    writer.add(place, pool.unit(place), rng.choice(states))
            writer.write()
            done += len(batch)
            self.stdout.write(f"{round.year}: {done}/{len(places)}")
        writer.settle()
