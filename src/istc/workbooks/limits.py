"""What may be uploaded, from the settings; pages and refusals name the same figures (N23)."""

from django.conf import settings

from istc.intake.limits import MB, Limits
from istc.ui.formats import number

KINDS = ".xlsx、.xlsm、.xls、.et、.ods、.csv"
ACCEPT = ".xlsx,.xlsm,.xls,.et,.ods,.csv"


def limits() -> Limits:
    return Limits(size=settings.ISTC_IMPORT_MEGABYTES * MB, rows=settings.ISTC_IMPORT_ROWS)


def words() -> str:
    rows = number(settings.ISTC_IMPORT_ROWS)
    return f"支持 {KINDS}，不超过 {settings.ISTC_IMPORT_MEGABYTES} MB、{rows} 行"


def at_once(size: int) -> bool:
    """Whether the browser waits for it; greater files go to the background."""
    return size <= settings.ISTC_IMPORT_AT_ONCE_KILOBYTES * 1024
