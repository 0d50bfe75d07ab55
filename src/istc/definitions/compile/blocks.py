"""The register of block builders."""

from collections.abc import Callable
from typing import Any

from istc.definitions.compile import checklist, counts, fields, likert, matrix, table
from istc.definitions.compile.bench import Bench
from istc.definitions.compile.expand import Entry
from istc.definitions.model import Block
from istc.definitions.source.blocks import (
    ChecklistEntry,
    CountsEntry,
    FieldsEntry,
    LikertEntry,
    MatrixEntry,
    TableEntry,
)

BUILDERS: dict[type[Entry], Callable[[Bench, Any], Block]] = {
    FieldsEntry: fields.build,
    MatrixEntry: matrix.build,
    ChecklistEntry: checklist.build,
    CountsEntry: counts.build,
    LikertEntry: likert.build,
    TableEntry: table.build,
}


def build(bench: Bench, entry: Entry) -> Block:
    return BUILDERS[type(entry)](bench, entry)
