"""The small language of balances, checks and switches: text to a typed tree."""
