"""What every source model is: strict about its keys, and knowing where it was written."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic.json_schema import SkipJsonSchema

from istc.definitions.problems import Place
from istc.definitions.source.located import Block

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Code = Annotated[str, StringConstraints(min_length=1, max_length=10)]
Words = Annotated[str, StringConstraints(strip_whitespace=True)]
Label = Annotated[str, StringConstraints(strip_whitespace=True)]
FormCode = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]*$", max_length=30)]
Origin = Literal["printed", "explained", "assumed"]
NOWHERE = Place("", 0)


class Source(BaseModel):
    """A mapping of a definition's file. `place` is put in by us, never written there."""

    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True)

    place: SkipJsonSchema[Place] = Field(default=NOWHERE, repr=False)

    @model_validator(mode="before")
    @classmethod
    def _locate(cls, raw: Any) -> Any:
        if not isinstance(raw, Block):
            return raw
        if "place" in raw:
            raise ValueError("unknown key 'place'")
        return {**raw, "place": raw.place}
