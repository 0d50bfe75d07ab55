"""A form's data for reading: every block of the definition, values as people write them."""
