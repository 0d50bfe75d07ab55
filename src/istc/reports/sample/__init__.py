"""Plausible values for any form, from nothing but its definition: for the demo and for tests.

Nothing here writes; hand the values to `reports.actions` like anybody else's.
"""

from istc.reports.sample.cells import Words
from istc.reports.sample.entries import sample_entries, sample_values

__all__ = ["Words", "sample_entries", "sample_values"]
