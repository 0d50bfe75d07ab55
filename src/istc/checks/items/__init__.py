"""What follows from an item itself, one check a file; each gives findings and never raises."""
