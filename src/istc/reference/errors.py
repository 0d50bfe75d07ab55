"""What stops a change of a list or of a round; shown as it stands."""


class Refused(Exception):
    """That cannot be done now; the text says why and how to mend it."""
