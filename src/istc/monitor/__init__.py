"""Who has filled in what: states of own and subordinate units, their data read-only."""
