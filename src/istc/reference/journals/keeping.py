"""An import on its way: read, judged, kept as a preview; a register's version once published."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from istc.definitions.registers import squeezed
from istc.reference import versions
from istc.reference.journals.reading import Row, read
from istc.reference.models import Journal, RegisterVersion
from istc.units.roster.faults import Fault

REGISTER = "journals"
LOT = 2000
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Change:
    """What an import would change: how many journals are new, gone, and kept."""

    added: int
    removed: int
    kept: int


def preview(
    content: bytes, *, file: str, by_name: str
) -> tuple[RegisterVersion | None, list[Fault], int]:
    """The kept preview, or the faults for which there is none, and how many rows were read."""
    rows, faults = read(content)
    if faults:
        return None, faults, len(rows)
    return keep(rows, file=file, by_name=by_name), [], len(rows)


@transaction.atomic
def keep(rows: list[Row], *, file: str, by_name: str) -> RegisterVersion:
    """Takes the place of whatever preview was left behind; nothing is in use before publication."""
    left = RegisterVersion.objects.filter(register=REGISTER, published_at=None)
    Journal.objects.filter(version__in=left.values("pk")).delete()
    left.delete()
    made = RegisterVersion.objects.create(
        register=REGISTER, number=0, name=f"0-{_digest(rows)}", from_year=0, count=len(rows),
        file=Path(file.replace("\\", "/")).name[:LONGEST_NAME], by_name=by_name[:200],
    )  # fmt: skip
    journals = [
        Journal(
            version=made,
            title=row.title,
            norm=squeezed(row.title)[:300],
            issn=row.issn,
            eissn=row.eissn,
        )
        for row in rows
    ]
    Journal.objects.bulk_create(journals, batch_size=LOT)
    return made


def _digest(rows: list[Row]) -> str:
    made = hashlib.sha256()
    for row in rows:
        made.update(f"{row.title}\t{row.issn}\t{row.eissn}\n".encode())
    return made.hexdigest()[:24]


def change(version: RegisterVersion) -> Change:
    """Against the register as it is in use, by the journals' numbers."""
    last = versions.newest_register(version.register)
    now, was = _keys(version), _keys(last) if last else set()
    return Change(len(now - was), len(was - now), len(now & was))


def _keys(version: RegisterVersion) -> set[str]:
    pairs = Journal.objects.filter(version=version).values_list("issn", "eissn")
    return {issn or eissn for issn, eissn in pairs}
