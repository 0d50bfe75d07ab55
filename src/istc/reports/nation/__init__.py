"""How far the whole nation is: counted, and kept for a while where counting takes long (N13)."""
