"""Pages of the centre's console."""
