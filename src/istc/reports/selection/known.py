"""What a filter may name in an edition: years opened, provinces and types of units (F57)."""

from collections.abc import Mapping

from istc.definitions.model import Edition, Option
from istc.rollup.filters import Known
from istc.rounds.models import Round
from istc.rounds.queries import rounds

PROVINCE, TYPE = "unit_province", "unit_type"  # facts of an edition: items of its first form


def places_options(edition: Edition, fact: str) -> Mapping[str, Option]:
    """Code → option of what the first form asks a unit about itself; none where it does not ask."""
    item = edition.forms[0].by_id.get(edition.facts.get(fact, ""))
    return item.options.by_code if item is not None and item.options is not None else {}


def label_of(edition: Edition, fact: str, code: str) -> str:
    """An unknown code stays as it is."""
    option = places_options(edition, fact).get(code)
    return option.label if option else code


def known(edition: Edition) -> Known:
    """One query."""
    return Known(
        years={found.year for found in rounds() if found.state != Round.State.PREPARING},
        provinces=places_options(edition, PROVINCE),
        types=places_options(edition, TYPE),
    )
