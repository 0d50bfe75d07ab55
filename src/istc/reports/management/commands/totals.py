"""manage.py totals: proves the derived sums against the records, or makes them anew."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from istc.reports.derived import check, rebuild
from istc.rounds.models import Round


class Command(BaseCommand):
    help = "Check the table of totals against the records, or rebuild it."

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument(
            "--check", action="store_true", help="only compare; exit 1 if they differ"
        )
        what.add_argument("--rebuild", action="store_true", help="write what differs")
        parser.add_argument("--year", type=int, help="one survey year (default: all)")

    def handle(self, *args: Any, **options: Any) -> None:
        rounds = Round.objects.order_by("year")
        if options["year"]:
            rounds = rounds.filter(year=options["year"])
        if not rounds:
            raise CommandError("there is no such round")
        wrong = sum(self._round(one, rebuilding=options["rebuild"]) for one in rounds)
        if wrong and options["check"]:
            raise CommandError(f"{wrong} totals differ from the records; run totals --rebuild")

    def _round(self, round: Round, *, rebuilding: bool) -> int:
        wrong = 0
        for place, differences in (rebuild if rebuilding else check)(round):
            wrong += len(differences)
            for one in differences:
                self.stdout.write(f"{round.year} {place.unit_id} {one}")
        self.stdout.write(f"{round.year}: {wrong} {'mended' if rebuilding else 'wrong'}")
        return wrong
