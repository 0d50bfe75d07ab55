"""Lists and registers that the centre keeps up to date between editions (N08, F75, issue 5)."""
