"""How many fields of each kind both pages have."""

COUNTS, MONEY, TEXTS, CHOICES = 15, 5, 5, 5
OPTIONS = [(f"{code:02}", f"选项{code:02}") for code in range(1, 10)]
