"""From sources to the frozen model; one short file per kind of block."""
