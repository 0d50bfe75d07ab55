"""The JSON Schema for editors is the one that the source models give."""

import json

from istc.definitions.schema import FILE, schema_text


def test_the_schema_in_docs_is_current():
    """After a change of source models: `python manage.py questionnaire schema`."""
    assert FILE.read_text(encoding="utf-8") == schema_text()


def test_it_describes_the_four_sorts_of_files():
    schema = json.loads(schema_text())
    sorts = [reference["$ref"].rpartition("/")[2] for reference in schema["anyOf"]]
    assert sorts == ["FormSource", "StructureSource", "ListSource", "SurveySource"]
    assert not schema["$defs"]["FormSource"]["additionalProperties"]
    assert {"list", "max"} <= schema["$defs"]["ItemSource"]["properties"].keys()


def test_our_own_bookkeeping_is_not_in_it():
    assert all(
        "place" not in one.get("properties", {})
        for one in json.loads(schema_text())["$defs"].values()
    )
