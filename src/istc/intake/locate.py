"""Which form a sheet is: by its hidden ids, its name, or the words at its top."""

from collections.abc import Sequence
from typing import Any

from istc.definitions.kinds.options import squeeze
from istc.definitions.model import Edition
from istc.documents.plan import plan_of
from istc.intake.heads import find_heads, form_in_ids

_TITLE_ROWS = 6
_FEW = 2  # columns


def form_of(edition: Edition, name: str, rows: Sequence[Sequence[Any]]) -> str | None:
    """The form's code, None where nothing says it."""
    codes = tuple(edition.by_code)
    found = form_in_ids(rows, codes)
    if found:
        return found
    texts = [name, *(cell for row in rows[:_TITLE_ROWS] for cell in row if isinstance(cell, str))]
    for text in texts:
        if code := _named(edition, text):
            return code
    return None


def _named(edition: Edition, text: str) -> str | None:
    """A code inside a text, or a whole title that only one form has."""
    typed = squeeze(text)
    for code in edition.by_code:
        if squeeze(code) in typed:
            return code
    titled = [form.code for form in edition.forms if squeeze(form.title) == typed]
    return titled[0] if len(titled) == 1 else None


def fits(edition: Edition, code: str, rows: Sequence[Sequence[Any]], *, only: bool) -> bool:
    """Whether a sheet that names no form has this form's headers: half of them at least. Of an
    import that is for this form `only`, half of what the sheet has is enough."""
    plan = plan_of(edition.by_code[code])
    heads = find_heads(plan, rows)
    if heads is None:
        return False
    known = len(heads.columns)
    return known * 2 >= len(plan.columns) or (only and known >= max(_FEW, len(heads.unread)))
