"""Looks for what compiles but cannot be meant: one short file per finding, in registry.py."""
