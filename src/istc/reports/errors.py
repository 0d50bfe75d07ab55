"""What stops an action. Pages show the words; nothing was stored when one of these is raised."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from istc.checks.findings import Finding


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that somebody else changed meanwhile: what is stored, what was to be stored (N40)."""

    item: str
    name: str
    theirs: Any
    yours: Any
    who: str
    when: datetime | None


class Stopped(Exception):
    """The common kind: `wrong` says what is in the way, `mend` what to do."""

    def __init__(self, wrong: str, mend: str = "") -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.mend = mend


class NotWritable(Stopped):
    """This account may not write this form now: not its own, closed, locked, not applicable."""


class Incomplete(Stopped):
    """What was asked for lacks something: a reason, a form that is not complete, a sealed scan."""


class NotFound(Stopped):
    """No such record in this form; the same answer for a record of another unit."""


class Conflict(Stopped):
    """Somebody else changed what this write is about since it was opened. `version`: that of the
    record which the differences were found in."""

    def __init__(
        self, differences: Sequence[Difference], wrong: str = "", *, version: int = 0
    ) -> None:
        super().__init__(wrong or "打开后这里的内容已被他人修改", "对照两份内容，选定后再保存")
        self.differences = tuple(differences)
        self.version = version


class RowConflict(Conflict):
    """The same about one of several rows: `record` and its place among those sent say which."""

    def __init__(self, record: int, line: int, stop: Conflict) -> None:
        super().__init__(stop.differences, stop.wrong, version=stop.version)
        self.record = record
        self.line = line


class Blocked(Stopped):
    """Completion is stopped by findings: errors, or 核实性 ones without a reason."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        count = len(findings)
        super().__init__(f"还有 {count} 处未通过审核", "逐条更正或写明情况后再完成填报")
        self.findings = tuple(findings)
