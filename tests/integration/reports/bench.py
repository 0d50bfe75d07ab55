"""A unit at its forms: short words for the actions, so that tests speak of forms and figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from istc.checks import catalogue
from istc.definitions.model import Form
from istc.reports import actions
from istc.reports.keys import ReportKey
from istc.reports.models import FormReport, Record, Total
from istc.rounds.models import Round
from istc.units.access import Actor
from istc.units.models import Placement

MISSING, REPEATED = catalogue.MISSING.code, catalogue.REPEATED.code
QUESTIONNAIRES = Path(__file__).parent / "questionnaires"
BASIC = {"full_name": "江宁理工大学", "org_type": "02", "province": "32", "contact": "周敏"}


@dataclass
class Desk:
    """One unit in one round."""

    actor: Actor
    round: Round
    placement: Placement

    def form(self, code: str) -> Form:
        return self.round.edition_model.by_code[code]

    def key(self, code: str) -> ReportKey:
        return ReportKey(self.round, self.placement, self.form(code))

    def who(self, code: str) -> dict[str, Any]:
        return {"actor": self.actor, "report_key": self.key(code)}

    def save(self, code: str, changes: Mapping[str, Any], record: Any = None, version=None, **more):
        """As somebody who has just opened the page, unless a version is given."""
        if version is None:
            found = record or self.records(code).first() if record or self.single(code) else None
            version = Record.objects.get(pk=found.pk).version if found else 0
        record_id = record.pk if record else None
        return actions.save_values(
            **self.who(code), record_id=record_id, changes=changes, version=version, **more
        )

    def single(self, code: str) -> bool:
        return not self.form(code).multi

    def add(self, code: str, **values: Any):
        return actions.add_record(**self.who(code), values=values)

    def complete(self, code: str, **more: Any):
        return actions.complete(**self.who(code), **more)

    def basics(self, **changes: str) -> None:
        """Basic information filled in and completed."""
        self.save("R_01", {**BASIC, **changes})
        self.complete("R_01")
        self.placement.refresh_from_db()

    def report(self, code: str) -> FormReport:
        return FormReport.objects.get(round=self.round, unit=self.placement.unit_id, form=code)

    def records(self, code: str):
        found = Record.objects.filter(
            report__round=self.round, report__unit=self.placement.unit_id, report__form=code
        )
        return found.filter(removed_at=None).order_by("position", "id")

    def values(self, code: str) -> list[dict[str, Any]]:
        return [record.values for record in self.records(code)]

    def totals(self, code: str) -> dict[str, tuple[str, int]]:
        """item -> (sum, filled cells), without what is blank."""
        found = Total.objects.filter(
            round=self.round, unit=self.placement.unit_id, form=code, filled__gt=0
        )
        return {one.item: (f"{one.value.normalize():f}", one.filled) for one in found}


def codes(findings, level: str = "error") -> list[tuple[str, str | None]]:
    """(code, item) of the findings of a level."""
    return sorted((one.code, one.item) for one in findings if one.level == level)
