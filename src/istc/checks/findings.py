"""What a check says: one finding, in three parts, with a key to hang a reason on."""

import hashlib
import json
from dataclasses import dataclass
from decimal import Decimal

from istc.definitions.model import Level


@dataclass(frozen=True, slots=True)
class Finding:
    """`code` is a generic one (C101 …), a kind's refusal, or FORM.rule.

    `record` is the key of the entry, None where all records are judged together; `row` counts
    from 0. `diff` is left − right. `reads`: (what was read, its value), which a reason stands on.
    """

    code: str
    level: Level
    form: str
    item: str | None
    record: int | None
    table: str | None
    row: int | None
    what: str
    wrong: str
    mend: str
    left: Decimal | None = None
    right: Decimal | None = None
    diff: Decimal | None = None
    reads: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """The same finding has the same key at the next check."""
        return key_of(self.code, self.record, self.item, self.row)

    @property
    def fingerprint(self) -> str:
        """Changes with any value read, so that a reason given for other figures is void."""
        return hashlib.sha256(json.dumps(self.reads).encode()).hexdigest()[:16]

    @property
    def sentence(self) -> str:
        """08 培训 人次 2 少于 07 培训 项目数 3。核对后改正其中一个数。"""
        wrong = " ".join(part for part in (self.what, self.wrong) if part)
        return "".join(_closed(part) for part in (wrong, self.mend) if part)


def key_of(code: str, record: int | None, item: str | None, row: int | None) -> str:
    """As `Finding.key`, of a finding that is told elsewhere."""
    return "|".join("" if part is None else str(part) for part in (code, record, item, row))


def _closed(part: str) -> str:
    return part if part.endswith(("。", "？", "；")) else f"{part}。"
