"""A made-up nation, as large as wanted, to measure and to try roll-ups on (issue 6)."""
