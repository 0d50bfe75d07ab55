"""Records that pass every check: drafted at random, then mended (see repair)."""

import random
from copy import deepcopy
from typing import Any

from istc.checks.around import Surroundings
from istc.checks.run import compute
from istc.definitions.model import Form
from istc.reports.content import kept
from istc.reports.sample.cells import Source, Words
from istc.reports.sample.repair import repair
from istc.reports.sample.sheet import Sheet

TRIES = 3


def sample_values(
    form: Form,
    rng: random.Random,
    around: Surroundings,
    *,
    words: Words | None = None,
    scale: int = 10,
) -> dict[str, Any]:
    """One record as stored, computed items included. `around.year` is the survey year."""
    return sample_entries(form, rng, around, count=1, words=words, scale=scale)[0]


def sample_entries(
    form: Form,
    rng: random.Random,
    around: Surroundings,
    *,
    count: int,
    words: Words | None = None,
    scale: int = 10,
) -> list[dict[str, Any]]:
    """All records of a form together, so that rules over all of them hold too.

    Without errors, and without 核实性 findings too unless other forms or last year force one. With
    the same `rng` seed and surroundings it gives the same records. `words`: "FORM.item", an item's
    id or a kind -> texts. `scale`: how great a usual count is.
    """
    source = Source(form, rng, around.year, words or {}, scale)
    best, left = Sheet(source), -1
    for attempt in range(TRIES):
        sheet = Sheet(source)
        for _ in range(count):
            sheet.draft()
        if attempt == TRIES - 1:
            sheet.flatten()
        found = repair(sheet, around)
        weight = sum(100 if one.level == "error" else 1 for one in found)
        if left < 0 or weight < left:
            best, left = sheet, weight
        if not left:
            break
    return [_finished(form, values, around) for values in deepcopy(best.records)]


def _finished(form: Form, values: dict[str, Any], around: Surroundings) -> dict[str, Any]:
    clean = kept(form, {key: value for key, value in values.items() if value}, around)
    return {**clean, **compute(form, clean, around)}
