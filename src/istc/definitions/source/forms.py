"""A form's file, a structure's file, and what they share."""

from typing import Literal

from pydantic import Field

from istc.definitions.source.base import FormCode, Id, Label, Origin, Source, Words
from istc.definitions.source.blocks import BlockEntry


class CheckSource(Source):
    id: Id
    level: Literal["error", "verify", "hint"]
    test: str
    origin: Literal["printed", "stated", "implied"] = "implied"
    each: list[dict[str, str]] | None = Field(default=None, min_length=1)
    when: str | None = None
    say: Words = ""
    mend: Words = ""
    at: str | None = None
    scope: Literal["record", "form", "across"] | None = None
    note: Words = ""


class InstructionSource(Source):
    text: Words
    term: Words = ""
    items: list[str] = []
    origin: Origin = "printed"


class Content(Source):
    """What a form and a structure have in common."""

    blocks: list[BlockEntry] = []
    balances: list[str] = []
    checks: list[CheckSource] = []
    instructions: list[InstructionSource] = []


class StructureSource(Content):
    structure: Id | None = None
    parameters: list[Id] = []
    note: Words = ""


class FormSource(Content):
    form: FormCode
    title: Label
    part: int
    record: Literal["single", "multi"]
    layout: Literal["page", "list", "sheet"] | None = None
    summary: list[str] = []
    unique: list[str] = []
    unit_note: Words = ""
    applies: str | None = None
    applies_note: Words = ""
    declinable: bool = False
    stock: bool = False
    nil: Literal[False] | Words = False
    notes: list[Words] = []
    source: Words = ""
