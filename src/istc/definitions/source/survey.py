"""survey.yaml and the choice lists."""

from typing import Any

from pydantic import Field, model_validator

from istc.definitions.marks import Mark
from istc.definitions.source.base import FormCode, Id, Label, Origin, Source, Words
from istc.definitions.source.located import Block, Series


class PartSource(Source):
    number: int
    title: Label


class SectionSource(Source):
    id: Id
    title: Label
    text: Words


class SurveySource(Source):
    edition: str
    year: int = Field(ge=1900, le=2200)
    title: Label
    facts: dict[str, str] = {}
    parts: list[PartSource] = Field(min_length=1)
    forms: list[FormCode]
    sections: list[SectionSource] = []


class OptionSource(Source):
    """One option; `["01", 联合研究]` is short for its code and label."""

    code: str
    label: Label
    note: Words = ""
    group: Words = ""
    search: Words = ""
    flags: list[Mark] = []

    @model_validator(mode="before")
    @classmethod
    def _pair(cls, raw: Any) -> Any:
        if not isinstance(raw, Series) or len(raw) != 2:
            return raw
        option = Block(raw.place)
        option.update(code=raw[0], label=raw[1])
        return option


class FirstSource(Source):
    flag: Id
    group: Label
    others: Label


class ListSource(Source):
    """Options of its own, or those of another list (`of`): after its own, in another order."""

    list_id: Id | None = Field(default=None, alias="list")
    title: Label
    origin: Origin
    source: Words = ""
    other: str | None = None
    note: Words = ""
    maintained: bool = False
    barred: list[Label] = []
    flags: dict[Id, Label] = {}
    of: Id | None = None
    first: FirstSource | None = None
    options: list[OptionSource] = []

    @model_validator(mode="after")
    def _one_or_other(self) -> "ListSource":
        drawn = self.of is not None
        if not drawn and (self.first or not self.options):
            raise ValueError("a list has `options`, or `of` with `first` or options to put ahead")
        if drawn and not (self.first or self.options):
            raise ValueError(
                "what is drawn from another list differs from it: `first` or `options`"
            )
        if drawn and (self.maintained or self.flags or self.other):
            raise ValueError("what is drawn from another list is marked and maintained there")
        return self
