"""Signing in, and the account page: they show what the round says."""
