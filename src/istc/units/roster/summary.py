"""What a faultless roster would make, in numbers that can be held against the notice."""

from collections import Counter
from collections.abc import Mapping

from istc.units import words
from istc.units.roster.known import Known, Lists
from istc.units.roster.rows import Row


def summary(rows: list[Row], known: Known, lists: Lists) -> list[tuple[str, int]]:
    """Units by level, those of level 1 also by category (F10); only what there is."""
    by_name = {row.username: row for row in rows}
    levels = Counter(level(row, by_name, known) for row in rows)
    ones = Counter(lists.category.get(row.category, "") for row in rows if not row.superior)
    said = [(label, levels[number]) for number, label in words.LEVELS.items()]
    said[1:1] = [(label, ones[key]) for key, label in words.CATEGORIES.items()]
    return [(label, count) for label, count in said if count]


def level(row: Row, by_name: Mapping[str, Row], known: Known) -> int:
    """Where a row without faults will stand: its superiors are in the file or in the system."""
    steps = 1
    while row.superior in by_name and row.superior not in known.places:
        row, steps = by_name[row.superior], steps + 1
    above = known.places.get(row.superior)
    return steps + (above.level if above else 0)
