"""The centre's console: overview, years, requests, locked accounts (issue 5, screen 14)."""
