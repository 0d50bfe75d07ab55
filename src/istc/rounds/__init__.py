"""Yearly rounds 年度调查: deadlines, extensions, notices, the page shell, and signing in."""
