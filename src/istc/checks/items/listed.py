"""C108 and C109: what was written by hand against the register it is looked up in (F75)."""

from collections.abc import Iterator
from dataclasses import replace

from istc.checks.around import Surroundings
from istc.checks.catalogue import NOT_AS_LISTED, NOT_LISTED
from istc.checks.findings import Finding
from istc.checks.lookups import Lookup
from istc.checks.spot import Spot
from istc.definitions.registers import squeezed


def check(lookups: tuple[Lookup, ...], spot: Spot, around: Surroundings) -> Iterator[Finding]:
    """A key that the register does not have; a title that is not the one of the key."""
    for one in lookups:
        key = spot.values.get(one.key.id)
        if key is None:
            continue
        known = around.register(one.register.name, one.version).get(key)
        name = one.register.title
        if known is None:
            yield spot.finding(NOT_LISTED, one.key, value=key, register=name)
        elif one.title and (title := spot.values.get(one.title.id)) and squeezed(title) != known:
            found = spot.finding(NOT_AS_LISTED, one.title, value=title, register=name, key=key)
            yield replace(found, reads=(*found.reads, (one.key.id, key)))
