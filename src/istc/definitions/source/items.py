"""Items and write-ins as they are written."""

from typing import Literal

from pydantic import Field

from istc.definitions.source.base import Code, Id, Label, Origin, Source, Words


class WriteIn(Source):
    """The words that an 其他 asks for. Its parent makes it required, it never is by itself."""

    id: Id | None = None
    label: Label
    code: Code | None = None
    counted: bool = False
    required: Literal[False] = False
    origin: Origin = "printed"
    max_length: int | None = Field(default=None, gt=0)
    note: Words = ""
    hint: Words = ""
    short: Words = ""


class ItemSource(Source):
    """One indicator."""

    id: Id
    label: Label
    kind: str
    code: Code | None = None
    path: list[Label] = []
    unit: Words | None = None
    list_id: Id | None = Field(default=None, alias="list")
    required: bool = True
    origin: Origin = "printed"
    computed: str | None = None
    when: str | None = None
    max_choices: int | None = Field(default=None, alias="max", gt=0)
    max_length: int | None = Field(default=None, gt=0)
    minimum: str | None = None
    maximum: str | None = None
    allow_none_word: bool = False
    hint: Words = ""
    note: Words = ""
    short: Words = ""
    carry: bool = False
    register_in: Words = Field(default="", alias="register")
    write_in: WriteIn | None = None
