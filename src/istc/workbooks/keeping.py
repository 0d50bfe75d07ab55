"""Keeps uploaded files: under random names, hashed, with what was read from them beside.

What was read lies in lines of JSON: the first says everything but the records, each further one
holds up to 500 of them, so that neither writing nor reading needs all of them at once.
"""

import hashlib
import json
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from django.core.files.uploadedfile import UploadedFile

from istc.intake.outcome import Record
from istc.jobs.files import folder
from istc.workbooks.models import Upload

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv"})
FOLDER = "imports"
LINE = 500  # records
Plain = dict[str, Any]
_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=sorted).encode


class Kept(NamedTuple):
    """A record as it was read: its sheet row, the key it bears, its values as stored, and the sheet
    rows of its sub-tables' lines."""

    row: int
    key: int | None
    values: Plain
    rows: Mapping[str, list[int]] = {}


def keep(file: "UploadedFile[Any]") -> tuple[str, str, str]:
    """Token, suffix and SHA-256 of a file that is now ours. The suffix is one of a few known."""
    token = secrets.token_hex(16)
    suffix = Path(file.name or "").suffix.lower()
    suffix = suffix if suffix in SUFFIXES else ""
    digest = hashlib.sha256()
    with (folder(FOLDER) / f"{token}{suffix}").open("xb") as target:
        for chunk in file.chunks():
            digest.update(chunk)
            target.write(chunk)
    return token, suffix, digest.hexdigest()


def original(upload: Upload) -> Path:
    return folder(FOLDER) / f"{upload.token}{upload.suffix}"


def _read_path(upload: Upload) -> Path:
    return folder(FOLDER) / f"{upload.token}.lines"


def save_read(upload: Upload, found: Plain, records: Sequence[Sequence[Record]]) -> None:
    """Whole or not at all: a worker may die while it writes. `records`: of each sheet."""
    path = _read_path(upload)
    fresh = path.with_suffix(f".{secrets.token_hex(4)}")
    with fresh.open("w", encoding="utf-8") as target:
        target.write(_encoded(found) + "\n")
        for sheet, own in zip(found["sheets"], records, strict=True):
            target.writelines(_encoded(rows) + "\n" for rows in _batches(sheet["items"], own))
    fresh.replace(path)


def _batches(items: Sequence[str], records: Iterable[Record]) -> Iterator[list[list[Any]]]:
    """Rows, keys, rows of sub-tables, and one column for each item: what is alike lies together."""
    waiting = iter(records)
    while batch := list(islice(waiting, LINE)):
        values = [one.values for one in batch]
        columns = ([one.get(item) for one in values] for item in items)
        where: list[list[Any]] = [[one.row for one in batch], [one.key for one in batch]]
        yield [*where, [one.rows or None for one in batch], *columns]


def load_read(upload: Upload) -> Plain:
    """What `save_read` kept but the records; nothing for a file that could not be read."""
    path = _read_path(upload)
    if not path.exists():
        return {"sheets": [], "faults": [], "notes": []}
    with path.open(encoding="utf-8") as lines:
        found: Plain = json.loads(next(lines))
    for sheet in found["sheets"]:
        sheet["bad"] = frozenset(sheet["bad"])
    return found


def records(upload: Upload, found: Plain, number: int, *, first: int = 0) -> Iterator[Kept]:
    """The records of sheet `number` of what `load_read` gave, from the `first` on."""
    sheet = found["sheets"][number]
    start = 1 + sum(_lines(one) for one in found["sheets"][:number]) + first // LINE
    end = start + _lines(sheet) - first // LINE
    items, same = sheet["items"], dict[Any, Any]().setdefault
    with _read_path(upload).open(encoding="utf-8") as lines:
        for line in islice(lines, start, end):
            rows, keys, parts, *columns = json.loads(line)
            columns = [_shared(column, same) for column in columns]
            kept = _kept((rows, keys, parts), items, columns)
            yield from islice(kept, first % LINE, None)
            first = 0


def _shared(column: list[Any], same: Callable[[Any, Any], Any]) -> list[Any]:
    """Equal texts as one object: thousands of records hold few of most items."""
    try:
        few = len(set(column)) * 4 < len(column)
    except TypeError:  # lists
        return column
    return list(map(same, column, column)) if few else column


def _kept(
    where: tuple[list[Any], ...], items: Sequence[str], columns: Sequence[list[Any]]
) -> Iterator[Kept]:
    gaps = any(None in column for column in columns)
    for row, key, parts, *cells in zip(*where, *columns, strict=True):
        values = dict(zip(items, cells, strict=True))
        if gaps:
            values = {item: cell for item, cell in values.items() if cell is not None}
        yield Kept(row, key, values, parts or {})


def _lines(sheet: Plain) -> int:
    return -(-int(sheet["count"]) // LINE)
