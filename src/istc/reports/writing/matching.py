"""Which line of an import is which stored record: for the preview and for the import itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from istc.definitions.model import Form
from istc.reports.models import Record
from istc.reports.models.batch import ImportBatch

Mode = ImportBatch.Mode
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """A record as it stands in the file: values as stored, and the record's key if it bears one."""

    values: Values
    key: int | None = None


@dataclass(slots=True)
class Matched:
    """What an import will do. `changed` pairs a record with its new values."""

    added: list[Line] = field(default_factory=list)
    changed: list[tuple[Record, Line]] = field(default_factory=list)
    unchanged: list[Record] = field(default_factory=list)
    removed: list[Record] = field(default_factory=list)


def match(form: Form, lines: Sequence[Line], records: Sequence[Record], mode: str) -> Matched:
    """追加 adds every line; 更新 and 替换 change the record that a line belongs to and add the
    rest; 替换 also removes the records without a line. A single form has one record to change."""
    found = Matched()
    if mode == Mode.APPEND and form.multi:
        found.added = list(lines)
        return found
    waiting = _Waiting(form, records)
    for line in lines:
        record = waiting.take(line)
        if record is None:
            found.added.append(line)
        elif record.values == line.values:
            found.unchanged.append(record)
        else:
            found.changed.append((record, line))
    if mode == Mode.REPLACE and form.multi:
        found.removed = waiting.left()
    return found


class _Waiting:
    """Records that no line was found for yet. Each is taken once: a key copied down in a sheet
    makes new records, not one that is overwritten again and again."""

    def __init__(self, form: Form, records: Sequence[Record]) -> None:
        self._form = form
        self._by_key = {record.pk: record for record in records}
        self._by_name = {
            name: record.pk for record in records if (name := _name(form, record.values))
        }

    def take(self, line: Line) -> Record | None:
        if not self._form.multi:
            return self._by_key.pop(next(iter(self._by_key), 0), None)
        if line.key is not None and line.key in self._by_key:
            return self._by_key.pop(line.key)
        if line.key is None and (name := _name(self._form, line.values)) in self._by_name:
            return self._by_key.pop(self._by_name[name], None)
        return None

    def left(self) -> list[Record]:
        return list(self._by_key.values())


def _name(form: Form, values: Mapping[str, Any]) -> tuple[str, ...]:
    """What may not repeat in the form (a country); () where the form or the record has none."""
    name = tuple(str(values.get(item, "")) for item in form.unique)
    return name if any(name) else ()
