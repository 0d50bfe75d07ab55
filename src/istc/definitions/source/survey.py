"""survey.yaml and the choice lists."""

from typing import Any

from pydantic import Field, model_validator

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

    @model_validator(mode="before")
    @classmethod
    def _pair(cls, raw: Any) -> Any:
        if not isinstance(raw, Series) or len(raw) != 2:
            return raw
        option = Block(raw.place)
        option.update(code=raw[0], label=raw[1])
        return option


class ListSource(Source):
    list_id: Id | None = Field(default=None, alias="list")
    title: Label
    origin: Origin
    source: Words = ""
    other: str | None = None
    note: Words = ""
    options: list[OptionSource] = Field(min_length=1)
