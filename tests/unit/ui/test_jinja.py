"""The template environment: escaped, strict, with our filters."""

import pytest
from django.template import engines
from jinja2 import UndefinedError

from istc.ui.jinja import FILTERS

ENVIRONMENT = engines["jinja2"].env  # type: ignore[attr-defined]


def rendered(source: str, **context: object) -> str:
    return ENVIRONMENT.from_string(source).render(context)


def test_text_is_escaped():
    assert rendered("{{ name }}", name="<b>") == "&lt;b&gt;"


def test_a_name_that_is_not_there_is_an_error():
    with pytest.raises(UndefinedError):
        rendered("{{ nobody }}")


def test_static_and_addresses():
    assert rendered("{{ static('ui/tokens.css') }}") == "/static/ui/tokens.css"
    made = rendered("{{ url('entry:guide_form', year=2020, form='HZ_01_001') }}")
    assert made == "/2020/guide/HZ_01_001/"


def test_filters_are_there():
    assert set(FILTERS) <= set(ENVIRONMENT.filters)
    assert rendered("{{ 1234567|number }} {{ 1|percent(3) }} {{ 7|chinese }}") == "1,234,567 33 七"
