"""A form with its data as a sheet: all its records, or the sentence that there are none."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import cast

from istc.definitions.model import (
    ChecklistBlock,
    CountsBlock,
    FieldsBlock,
    Form,
    LikertBlock,
    MatrixBlock,
    TableBlock,
)
from istc.documents.paper.choosing import checklist_grid, likert_grid
from istc.documents.paper.counting import counts_grid
from istc.documents.paper.fields import fields_grid
from istc.documents.paper.listing import is_list, records_grid, table_grid
from istc.documents.paper.matrix import matrix_grid
from istc.documents.paper.model import Grid, Piece, Sheet, Words
from istc.documents.paper.values import Values

Other = MatrixBlock | ChecklistBlock | CountsBlock | LikertBlock | TableBlock
CORNER = (
    ("制定机关", "maker"),
    ("批准机关", "approver"),
    ("批准文号", "approval_number"),
    ("有效期至", "valid_until"),
)


@dataclass(frozen=True, slots=True)
class Filled:
    """A form's data and what is known of it. `why_empty`: said where there is no record."""

    unit_name: str
    year: int
    records: Iterable[Values]
    empty: bool
    why_empty: str
    status: str = ""
    draft: bool = False
    check_line: str = ""
    remarks: tuple[str, ...] = ()


def sheet_of(form: Form, filled: Filled, facts: Mapping[str, str]) -> Sheet:
    """`facts` of the round: maker, approver, approval_number, valid_until."""
    corner = tuple((word, facts.get(name, "")) for word, name in CORNER)
    return Sheet(
        code=form.code,
        title=form.title,
        part=form.part,
        unit_name=filled.unit_name,
        period=f"{filled.year} 年",
        unit_note=form.unit_note,
        corner=(("表　　号", form.code), *corner),
        status=filled.status,
        pieces=_pieces(form, filled),
        mark="草稿" if filled.draft else "",
        check_line=filled.check_line,
        void=filled.empty,
    )


def _pieces(form: Form, filled: Filled) -> Iterator[Piece]:
    if filled.empty:
        yield Words(filled.why_empty, "nil")
        return
    if not form.multi:
        for values in filled.records:
            yield from record_pieces(form, values)
    elif is_list(form):
        yield records_grid(form, filled.records)
    else:
        for number, values in enumerate(filled.records, 1):
            yield Words(f"第 {number} 条", "record")
            yield from record_pieces(form, values)
    yield from (Words(text) for text in (*balances(form), *filled.remarks))


def balances(form: Form) -> Iterator[str]:
    """说明：平衡关系 13=01+03+05, as it is printed under the form."""
    printed = [rule.text for rule in form.rules if rule.origin == "printed"]
    if printed:
        yield f"说明：平衡关系 {'，'.join(printed)}"


def record_pieces(form: Form, values: Values) -> Iterator[Piece]:
    """One record, block by block in printed order."""
    for is_fields, blocks in groupby(form.blocks, key=lambda one: isinstance(one, FieldsBlock)):
        if is_fields:
            yield fields_grid(form, cast(list[FieldsBlock], list(blocks)), values)
        else:
            yield from (_grid(form, block, values) for block in cast(list[Other], list(blocks)))


def _grid(form: Form, block: Other, values: Values) -> Grid:
    match block:
        case MatrixBlock():
            return matrix_grid(form, block, values)
        case ChecklistBlock():
            return checklist_grid(form, block, values)
        case CountsBlock():
            return counts_grid(form, block, values)
        case LikertBlock():
            return likert_grid(form, block, values)
    return table_grid(form, block, values)
