"""The questionnaire as data: read, checked and frozen once per edition and year (F02, N44)."""
