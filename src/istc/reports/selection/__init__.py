"""What a filter selects, and its sums: for the query pages and for downloads alike (N39)."""
