"""The addresses of a form page: to look at it, to save, to complete, and those of its records."""
