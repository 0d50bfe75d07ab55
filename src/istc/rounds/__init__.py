"""Yearly rounds 年度调查: deadlines, extensions, notices, and the pages for signing in."""

from istc.rounds.queries import current, open_years, round_of

__all__ = ["current", "open_years", "round_of"]
