"""A unit's forms of a year: storage, the one write path, and what pages ask of it."""
