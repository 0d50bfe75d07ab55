"""The home page: what to do next, how far it is, what was told (F24, screen 02)."""
