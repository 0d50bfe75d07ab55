"""`manage.py questionnaire`: lint and dump an edition, write the schema for editors."""

import json
import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from istc.definitions import places, schema
from istc.definitions.dump import dump
from istc.definitions.lint.run import lint_edition
from istc.definitions.load import load_edition_from
from istc.definitions.problems import DefinitionError
from istc.definitions.source.folder import SURVEY


class Command(BaseCommand):
    help = "Checks, prints or describes the questionnaires that stand as text files."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("verb", choices=("lint", "dump", "schema"))
        parser.add_argument("edition", nargs="?", help="the edition's name, e.g. 2020")
        parser.add_argument("--folder", type=Path, help="the edition, or where editions stand")
        parser.add_argument("--year", type=int, help="dump for this survey year")
        parser.add_argument("--out", type=Path, default=schema.FILE, help="where schema writes")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verb"] == "schema":
            options["out"].write_text(schema.schema_text(), encoding="utf-8")
            return
        if not options["edition"]:
            raise CommandError("name an edition, e.g. 2020")
        folder = find(options["folder"] or places.root(), options["edition"])
        if options["verb"] == "lint":
            self.lint(folder)
        else:
            self.dump(folder, options["year"])

    def lint(self, folder: Path) -> None:
        """Prints file:line: CODE message; fails if there is any."""
        problems = lint_edition(folder)
        place = os.path.relpath(folder)
        for problem in problems:
            self.stdout.write(f"{place}/{problem}")
        if problems:
            raise CommandError(f"{len(problems)} problem(s) in {folder}")

    def dump(self, folder: Path, year: int | None) -> None:
        """Prints one JSON object."""
        try:
            edition = load_edition_from(folder, year)
        except DefinitionError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(json.dumps(dump(edition), ensure_ascii=False, indent=1))


def find(folder: Path, edition: str) -> Path:
    """The edition's own folder, whether `folder` is it or holds it."""
    return folder if (folder / SURVEY).exists() else folder / edition
