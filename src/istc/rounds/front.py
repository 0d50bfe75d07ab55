"""What the sign-in page says: all from the current round and its edition (design §9, 01)."""

from dataclasses import dataclass
from datetime import date, datetime

from istc.definitions.model import Section
from istc.rounds import queries
from istc.rounds.texts.catalogue import CONTACTS, LAW


@dataclass(frozen=True, slots=True)
class Front:
    """Texts of the left panel and of the contacts; a blank one is not shown."""

    year: int
    subtitle: str
    period: tuple[date, date]
    deadline: datetime
    laws: tuple[Section, ...]
    reminder: str
    contacts: tuple[tuple[str, str], ...]
    makers: str


MAKERS = (("approver", "批准"), ("maker", "组织实施"))


def front() -> Front | None:
    """None before the first round was opened: then the page shows the system's name alone."""
    found = queries.current()
    if found is None:
        return None
    edition = found.edition_model
    told = [(label, found.fact(name)) for label, name in CONTACTS]
    made = [(found.fact(name), what) for name, what in MAKERS]
    return Front(
        year=found.year,
        subtitle=found.fact("full_title").removeprefix(edition.title),
        period=found.period,
        deadline=found.deadline,
        laws=tuple(section for section in found.sections if section.id.startswith(LAW)),
        reminder=found.fact("secrecy"),
        contacts=tuple((label, text) for label, text in told if text),
        makers=" · ".join(f"{who}{what}" for who, what in made if who),
    )
