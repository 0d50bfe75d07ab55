"""Turns a form's definition and a record's values into what the templates draw."""
