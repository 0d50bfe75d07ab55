"""Pages of templates and imports, one module per part of the way."""
