"""What the actions share: lock and access, merging, totals, checks, cascade. Not for pages."""
