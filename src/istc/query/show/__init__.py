"""What the pages show: filters in words, rows, records, answers, made ready for templates."""
