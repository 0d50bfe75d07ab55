"""The text files as typed raw material: read, located, checked for shape, not yet compiled."""
