"""The centre's pages for lists and registers (N08, F75, issue 5)."""
