"""xlsxwriter only warns when it leaves something out; here that is an error."""


class NotWritten(Exception):
    """Something would be missing from a workbook: what, and xlsxwriter's return value."""


def done(returned: object, what: str) -> None:
    """Raises NotWritten unless xlsxwriter says that it wrote it."""
    if returned not in (0, None):
        raise NotWritten(f"{what}: {returned}")
