"""What there is to look at in a form under review: findings, and what superiors made of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from istc.checks.findings import Finding
from istc.reports.keys import ReportKey
from istc.reports.models import Treatment
from istc.rounds.models import Round
from istc.units.models import Placement

SEVERE = frozenset({"error", "verify"})  # 强制性, 核实性: nothing is approved over these


@dataclass(frozen=True, slots=True)
class Doubt:
    """`treatment` holds for the figures as they are now; None: nobody has looked yet."""

    finding: Finding
    treatment: Treatment | None = None

    @property
    def severe(self) -> bool:
        return self.finding.level in SEVERE

    @property
    def settled(self) -> bool:
        """Accepted or found to be no repetition; what is to be returned is not settled."""
        return self.treatment is not None and self.treatment.kind != Treatment.Kind.RETURN


def doubts(findings: Iterable[Finding], treatments: Mapping[str, Treatment]) -> tuple[Doubt, ...]:
    return tuple(Doubt(one, _holding(one, treatments)) for one in findings)


def _holding(finding: Finding, treatments: Mapping[str, Treatment]) -> Treatment | None:
    found = treatments.get(finding.key)
    return found if found and found.fingerprint == finding.fingerprint else None


def treatments(key: ReportKey) -> dict[str, Treatment]:
    """By the key of the finding. One query."""
    found = _of(key.round, key.placement).filter(report__form=key.form.code)
    return {one.finding: one for one in found}


def treatments_by_form(round: Round, placement: Placement) -> dict[str, dict[str, Treatment]]:
    """As `treatments`, of every form of the unit that has any. One query."""
    found: dict[str, dict[str, Treatment]] = {}
    for one in _of(round, placement).select_related("report"):
        found.setdefault(one.report.form, {})[one.finding] = one
    return found


def _of(round: Round, placement: Placement) -> QuerySet[Treatment]:
    chosen = Treatment.objects.filter(report__round=round, report__unit_id=placement.unit_id)
    return chosen.order_by("id")


def unsettled(found: Iterable[Doubt], *, severe: bool) -> int:
    """How many stand in the way of approval; not only the severe ones where many forms are
    approved at once."""
    return sum(not one.settled and (one.severe or not severe) for one in found)
