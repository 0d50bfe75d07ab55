"""Units and their yearly tree, accounts, signing in, and the one door to another's data."""
