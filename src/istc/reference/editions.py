"""The edition that a round gives out: compiled, with the round's own lists laid over it."""

from collections.abc import Mapping
from functools import lru_cache

from istc.definitions.load import load_edition
from istc.definitions.model import Edition
from istc.definitions.overlay import overlaid
from istc.definitions.registers import REGISTERS
from istc.reference import options
from istc.reference.models import ListVersion

Pins = Mapping[str, str]  # list or register -> the name of its version


def edition(name: str, year: int, pins: Pins) -> Edition:
    """Kept after the first call in each process: a version's name stands for its content."""
    return _laid(name, year, tuple(sorted(pins.items()))) if pins else load_edition(name, year)


@lru_cache(maxsize=32)
def _laid(name: str, year: int, pins: tuple[tuple[str, str], ...]) -> Edition:
    registers = {one: version for one, version in pins if one in REGISTERS}
    lists = {
        one: options.read(ListVersion.objects.get(list_id=one, name=version).options)
        for one, version in pins
        if one not in REGISTERS
    }
    return overlaid(load_edition(name, year), lists, registers)
