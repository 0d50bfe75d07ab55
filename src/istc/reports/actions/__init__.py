"""The one write path: named atomic verbs that check access, round, version and state, and record.

Every verb takes keywords only, locks the unit's year, and stores all or nothing. They raise
NotWritable, NotFound, Conflict, Blocked or Incomplete (istc.reports.errors), kinds.Refusal for a
reason that cannot be stored, and nothing else for any input.
"""

from istc.reports.actions.add import add_record, add_records
from istc.reports.actions.approving import approve_form, approve_unit
from istc.reports.actions.completion import complete
from istc.reports.actions.deciding import (
    accept_submission,
    receive_submission,
    reopen_submission,
    return_submission,
)
from istc.reports.actions.declining import decline
from istc.reports.actions.import_records import FormImport, import_records, undo_import
from istc.reports.actions.nil import report_nil, report_nil_part
from istc.reports.actions.reasons import give_reason
from istc.reports.actions.remove import (
    remove_record,
    remove_records,
    restore_record,
    restore_records,
)
from istc.reports.actions.reopening import reopen
from istc.reports.actions.replying import reply
from istc.reports.actions.returning import return_form
from istc.reports.actions.rows import save_rows
from istc.reports.actions.save import save_values
from istc.reports.actions.submit import submit_record
from istc.reports.actions.submitting import submit_unit
from istc.reports.actions.treating import Said, treat, untreat
from istc.reports.actions.year import start_year
from istc.reports.actions.zeros import fill_zero
from istc.reports.writing.remarks import Remark
from istc.reports.writing.rows import RowChange

change_record = save_values

__all__ = [
    "FormImport",
    "Remark",
    "RowChange",
    "Said",
    "accept_submission",
    "add_record",
    "add_records",
    "approve_form",
    "approve_unit",
    "change_record",
    "complete",
    "decline",
    "fill_zero",
    "give_reason",
    "import_records",
    "receive_submission",
    "remove_record",
    "remove_records",
    "reopen",
    "reopen_submission",
    "reply",
    "report_nil",
    "report_nil_part",
    "restore_record",
    "restore_records",
    "return_form",
    "return_submission",
    "save_rows",
    "save_values",
    "start_year",
    "submit_record",
    "submit_unit",
    "treat",
    "undo_import",
    "untreat",
]
