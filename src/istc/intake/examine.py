"""The door of this package: a file, and what is expected of it, give an outcome (N23)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from istc.checks.around import Surroundings
from istc.checks.run import Entry
from istc.definitions.model import Form
from istc.documents.stamp import Stamp, read_stamp
from istc.documents.xlsx.front import CONTENTS_SHEET, INSTRUCTIONS_SHEET
from istc.intake.compare import compare
from istc.intake.faults import Fault
from istc.intake.heads_chosen import Chosen
from istc.intake.limits import Limits
from istc.intake.locate import fits, form_of
from istc.intake.messages import fault, file_fault, note
from istc.intake.outcome import Expected, Outcome, SheetOutcome
from istc.intake.refused import Refused
from istc.intake.sheets import Raw, Row, read_sheet
from istc.intake.spawn import messages

_OURS = {CONTENTS_SHEET, INSTRUCTIONS_SHEET}
Stored = Mapping[str, Sequence[Entry]]
Progress = Callable[[str, int, int, int], None]  # sheet, rows so far, of how many, percent in all


def examine(
    path: Path,
    expected: Expected,
    around: Callable[[Form], Surroundings],
    *,
    stored: Stored,
    limits: Limits | None = None,
    progress: Progress | None = None,
    chosen: Mapping[str, Chosen] | None = None,
) -> Outcome:
    """Reads, binds, checks and compares. Never raises for what is in the file.

    `around(form)`: what the form's checks may ask. `stored`: the records that the system has, with
    computed items or without. `chosen`: form -> columns matched by hand. `progress` may raise
    to stop: it does not return here then.
    """
    outcome = Outcome()
    job = _Job(outcome, expected, around, stored, limits or Limits(), progress, chosen or {})
    try:
        with closing(messages(path, job.limits)) as stream:
            job.read(stream)
    except Refused as refused:
        outcome.readable = False
        outcome.sheets.clear()
        outcome.faults = [file_fault(refused)]
    return outcome


@dataclass(slots=True)
class _Job:
    """One reading: the parts of `examine` with what they share."""

    outcome: Outcome
    expected: Expected
    around: Callable[[Form], Surroundings]
    stored: Stored
    limits: Limits
    progress: Progress | None
    chosen: Mapping[str, Chosen]
    next: dict[str, Any] | None = None

    def read(self, stream: Iterator[Any]) -> None:
        about = next(stream)
        self.outcome.kind = about["file"]
        self.outcome.stamp = read_stamp(about["stamp"])
        if about["macros"]:
            self.outcome.notes.append(note("macros"))
        self.outcome.faults += _misfit(self.outcome.stamp, self.expected)
        if self.outcome.faults:
            self.outcome.readable = False
            return
        if self.outcome.stamp is None:
            self.outcome.notes.append(note("no_stamp"))
        self.next = next(stream, None)
        while self.next is not None:
            current, self.next = self.next, None
            self._sheet(current, stream)
        self._missing()

    def _rows(self, about: dict[str, Any], stream: Iterator[Any]) -> Iterator[Row]:
        """The rows of the current sheet; the message behind them is kept."""
        count = 0
        name, of, (start, end) = about["sheet"], about["rows"], about["part"]
        for message in stream:
            if isinstance(message, dict):
                self.next = message
                return
            yield from message
            count += len(message)
            if self.progress is not None:
                share = min(1.0, count / of) if of else 1.0
                self.progress(name, count, of, int(100 * (start + (end - start) * share)))

    def _sheet(self, about: dict[str, Any], stream: Iterator[Any]) -> None:
        rows = self._rows(about, stream)
        raw = Raw.of(about, rows)
        code = self._form(raw)
        if code is not None:
            self._take(code, raw)
        for _ in rows:
            pass

    def _form(self, raw: Raw) -> str | None:
        """The expected form that a sheet is; says so where it is another one, or none."""
        edition, forms = self.expected.edition, self.expected.forms
        if raw.name in _OURS or not any(raw.top):
            return None
        code = form_of(edition, raw.name, raw.top)
        if code is None:
            only = len(forms) == 1
            code = next((one for one in forms if fits(edition, one, raw.top, only=only)), None)
        if code in forms:
            return code
        if code is not None and len(forms) == 1:
            words = {"theirs": self._called(code), "ours": self._called(forms[0])}
            self.outcome.faults.append(fault("wrong_form", words, sheet=raw.name))
        else:
            self.outcome.notes.append(note("sheet_unread", {"sheet": raw.name}, sheet=raw.name))
        return None

    def _called(self, code: str) -> str:
        return f"{code} {self.expected.edition.by_code[code].title}"

    def _take(self, code: str, raw: Raw) -> None:
        form = self.expected.edition.by_code[code]
        before = self.outcome.of(code)
        if before is not None:
            words = {"theirs": self._called(code), "first": before.sheet, "second": raw.name}
            self.outcome.faults.append(fault("form_twice", words, sheet=raw.name))
            return
        if raw.name not in (code, ""):
            words = {"sheet": raw.name, "form": self._called(code)}
            self.outcome.notes.append(note("sheet_renamed", words, sheet=raw.name))
        stored = self.stored.get(code, ())
        found = read_sheet(
            form,
            raw,
            self.around(form),
            stored=stored,
            limits=self.limits,
            chosen=self.chosen.get(code),
        )
        self._compare(form, found, stored)
        self.outcome.sheets.append(found)

    def _compare(self, form: Form, found: SheetOutcome, stored: Sequence[Entry]) -> None:
        taken = {one.item for one in found.columns}
        tables = {form.by_id[item].table or item for item in taken}
        columns = frozenset(taken | tables)
        found.differences = compare(form, stored, found.entries, columns=columns)

    def _missing(self) -> None:
        """A file without any sheet of the form that was asked for."""
        if not self.outcome.sheets and not self.outcome.faults:
            ours = self._called(self.expected.forms[0])
            if len(self.expected.forms) > 1:
                ours = "填报表格"
            self.outcome.faults.append(fault("no_form", {"ours": ours}))


def _misfit(stamp: Stamp | None, expected: Expected) -> list[Fault]:
    """What a stamp says against the import: another edition, year, unit or form."""
    if stamp is None:
        return []
    edition = expected.edition
    found = []
    if stamp.year != edition.year:
        found.append(fault("wrong_year", {"theirs": stamp.year, "ours": edition.year}))
    elif stamp.edition != edition.name:
        found.append(fault("wrong_edition", {"theirs": stamp.edition, "ours": edition.name}))
    if stamp.unit != expected.unit:
        theirs = f"“{stamp.unit_name}”" if stamp.unit_name else "其他单位"
        found.append(fault("wrong_unit", {"theirs": theirs}))
    if stamp.one and not set(stamp.forms) & set(expected.forms):
        found.append(_wrong_form(stamp, expected))
    return found


def _wrong_form(stamp: Stamp, expected: Expected) -> Fault:
    forms = expected.edition.by_code
    theirs, ours = (
        " ".join([code, *([forms[code].title] if code in forms else [])])
        for code in (*stamp.forms[:1], expected.forms[0])
    )
    return fault("wrong_form", {"theirs": theirs, "ours": ours})
