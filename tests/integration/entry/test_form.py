"""The form page opens for every one of the 49 forms, with and without scripts (F38)."""

import pytest

from istc.definitions.load import load_edition

EDITION = load_edition("2020", 2020)
CODES = [form.code for form in EDITION.forms]


@pytest.mark.parametrize("code", CODES)
def test_opens_empty_with_its_five_parts(client, code):
    """F38: category, progress, sub-form, explanations, the form."""
    answer = client.get(f"/2020/forms/{code}/")
    assert answer.status_code == 200, answer.content[:2000]
    page = answer.content.decode()
    form = EDITION.by_code[code]
    part = next(part for part in EDITION.parts if part.number == form.part)
    assert part.title in page
    assert "填报进度" in page
    assert form.title in page
    assert 'id="panel-help"' in page
    assert 'id="fill"' in page
