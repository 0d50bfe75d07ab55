"""The blocks of a form as they are written, one model per sort."""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from istc.definitions.source.base import Code, Id, Label, Origin, Source, Words
from istc.definitions.source.items import ItemSource, WriteIn


class Headed(Source):
    heading: Label = ""
    caption: Words = ""


class Fields(Headed):
    id: Id | None = None
    columns: int = Field(default=2, ge=1, le=4)
    items: list[ItemSource] = Field(min_length=1)


class ColumnSource(Source):
    id: Id
    label: Label = ""
    unit: Words | None = None
    kind: str | None = None
    note: Words = ""


class MatrixRowSource(Source):
    id: Id
    label: Label
    codes: list[Code | None] = []
    total: bool = False
    own_column: bool = False  # its label is printed as the head of a column, not of a row
    computed: dict[str, str] = {}
    required: bool | None = None
    origin: Origin = "printed"
    blank: list[Id] = []
    when: str | None = None
    note: Words = ""
    hint: Words = ""
    short: Words = ""  # of a plain matrix, whose row is one item
    write_in: WriteIn | None = None


class Matrix(Headed):
    id: Id
    corner: Label = ""
    kind: str = "count"
    unit: Words | None = None
    plain: bool = False
    columns: list[ColumnSource] = Field(min_length=1)
    rows: list[MatrixRowSource] = Field(min_length=1)


class Checklist(Headed):
    id: Id
    label: Label
    list_id: Id = Field(alias="list")
    max_choices: int | None = Field(default=None, alias="max", gt=0)
    code: Code | None = None
    required: bool = True
    origin: Origin = "printed"
    when: str | None = None
    note: Words = ""
    hint: Words = ""
    short: Words = ""
    write_in: WriteIn | None = None


class CountsTotal(Source):
    id: Id
    label: Label
    code: Code | None = None
    required: bool = True
    origin: Origin = "printed"
    note: Words = ""
    hint: Words = ""
    short: Words = ""


class CountsRow(Source):
    id: Id
    label: Label
    required: bool | None = None
    assumed: list[Id | Literal[""]] = []  # "" where a structure's parameter names no column
    note: Words = ""
    hint: Words = ""
    write_in: WriteIn | None = None


class CountsGroupSource(Source):
    id: Id
    label: Label
    rows: list[CountsRow] = Field(min_length=1)


class Counts(Headed):
    id: Id
    title: Label
    kind: str = "count"
    unit: Words | None = None
    columns: list[ColumnSource] = Field(min_length=1)
    totals: list[CountsTotal]
    groups: list[CountsGroupSource] = []
    texts: list[ItemSource] = []


class LikertRowSource(Source):
    id: Id
    label: Label
    required: bool | None = None
    origin: Origin = "printed"
    note: Words = ""
    write_in: WriteIn | None = None


class Likert(Headed):
    id: Id
    question: Label
    scale: Id
    rows: list[LikertRowSource] = Field(min_length=1)


class Table(Headed):
    id: Id
    items: list[ItemSource] = Field(min_length=1)
    max_rows: int = Field(default=200, gt=0)


class FieldsEntry(Source):
    fields: Fields


class MatrixEntry(Source):
    matrix: Matrix


class ChecklistEntry(Source):
    checklist: Checklist


class CountsEntry(Source):
    counts: Counts


class LikertEntry(Source):
    likert: Likert


class TableEntry(Source):
    table: Table


class UseEntry(Source):
    """A structure put in here, its parameters filled by `with`."""

    use: Id
    parameters: dict[str, str] = Field(default={}, alias="with")


SORTS = ("fields", "matrix", "checklist", "counts", "likert", "table", "use")


def _sort(raw: Any) -> str | None:
    """Which sort of block a raw mapping (or a model) is, by the key that names it."""
    found = [sort for sort in SORTS if sort in raw] if isinstance(raw, dict) else []
    return f"{found[0]} block" if found else None


BlockEntry = Annotated[
    Annotated[FieldsEntry, Tag("fields block")]
    | Annotated[MatrixEntry, Tag("matrix block")]
    | Annotated[ChecklistEntry, Tag("checklist block")]
    | Annotated[CountsEntry, Tag("counts block")]
    | Annotated[LikertEntry, Tag("likert block")]
    | Annotated[TableEntry, Tag("table block")]
    | Annotated[UseEntry, Tag("use block")],
    Discriminator(
        _sort,
        custom_error_type="block",
        custom_error_message=f"a block has one of the keys {', '.join(SORTS)}",
    ),
]
