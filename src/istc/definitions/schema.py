"""JSON Schema of the definition files, so that editors complete and check while one types."""

import json

from pydantic.json_schema import models_json_schema

from istc.definitions.places import ROOT
from istc.definitions.source.forms import FormSource, StructureSource
from istc.definitions.source.survey import ListSource, SurveySource

FILE = ROOT.parent / "docs" / "questionnaire.schema.json"
MODELS = (FormSource, StructureSource, ListSource, SurveySource)


def schema_text() -> str:
    """One schema for the four sorts of files; an editor finds the sort by its keys."""
    _, schema = models_json_schema(
        [(model, "validation") for model in MODELS],
        title="istc questionnaire",
        description="Made by `manage.py questionnaire schema`; see docs/DEFINITIONS.md.",
    )
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["anyOf"] = [{"$ref": f"#/$defs/{model.__name__}"} for model in MODELS]
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
