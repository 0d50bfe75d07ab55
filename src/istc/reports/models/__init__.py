"""The tables. Only `reports.actions` writes them; the questionnaire never needs a migration."""

from istc.reports.models.batch import ImportBatch
from istc.reports.models.record import Record
from istc.reports.models.report import FormReport
from istc.reports.models.review import Review
from istc.reports.models.snapshot import Snapshot
from istc.reports.models.submission import Submission
from istc.reports.models.total import Total
from istc.reports.models.treatment import Reply, Treatment

__all__ = [
    "FormReport",
    "ImportBatch",
    "Record",
    "Reply",
    "Review",
    "Snapshot",
    "Submission",
    "Total",
    "Treatment",
]
