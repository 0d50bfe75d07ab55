"""Why a backup cannot be made or put back."""


class Refused(Exception):
    """The text says what is wrong and what to do."""
