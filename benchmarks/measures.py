"""The explicit list of measures; issue texts name the bounds."""

from __future__ import annotations

from benchmarks import form_page
from benchmarks.measure import Measure

ALL: list[Measure] = [
    Measure("form_page", 2.0, "at least", form_page.pages),
    Measure("open_save", 1.0, "at least", form_page.rounds),
]
