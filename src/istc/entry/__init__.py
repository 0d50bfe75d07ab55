"""Filling in: home page, filling instructions, and the form pages of a unit's own data."""
