"""Background jobs, and the limits of what may be imported."""

from istc.config.settings import env

ISTC_JOB_LEASE_SECONDS = env.number("ISTC_JOB_LEASE_SECONDS", 30, least=1)
ISTC_JOB_POLL_SECONDS = env.number("ISTC_JOB_POLL_SECONDS", 1, least=1)
ISTC_JOB_DAYS = env.number("ISTC_JOB_DAYS", 7, least=1)

# An import above these is refused, and the message names the limit (N23).
ISTC_IMPORT_MEGABYTES = env.number("ISTC_IMPORT_MEGABYTES", 30, least=1)
ISTC_IMPORT_ROWS = env.number("ISTC_IMPORT_ROWS", 110_000, least=1)
# Files up to this size are read while the browser waits; greater ones in the background.
ISTC_IMPORT_AT_ONCE_KILOBYTES = env.number("ISTC_IMPORT_AT_ONCE_KILOBYTES", 300)
FILE_UPLOAD_HANDLERS = ["istc.workbooks.receiving.Limited"]
