"""What pages ask of the reports, each in a number of queries that no data makes grow."""

from istc.reports.queries.findings import findings_of
from istc.reports.queries.history import HistoryEntry, history
from istc.reports.queries.last_year import by_unique, last_year
from istc.reports.queries.page import FormPage, form_page
from istc.reports.queries.progress import PartProgress, Progress, progress
from istc.reports.queries.records import RecordRow, record_page, record_values
from istc.reports.queries.reviews import returned, reviews
from istc.reports.queries.since import Since, since_completion
from istc.reports.queries.standing import Below, Standing, standing
from istc.reports.queries.states import FormState, own_state, states, tree_states
from istc.reports.queries.steps import Step, next_steps

__all__ = [
    "Below",
    "FormPage",
    "FormState",
    "HistoryEntry",
    "PartProgress",
    "Progress",
    "RecordRow",
    "Since",
    "Standing",
    "Step",
    "by_unique",
    "findings_of",
    "form_page",
    "history",
    "last_year",
    "next_steps",
    "own_state",
    "progress",
    "record_page",
    "record_values",
    "returned",
    "reviews",
    "since_completion",
    "standing",
    "states",
    "tree_states",
]
