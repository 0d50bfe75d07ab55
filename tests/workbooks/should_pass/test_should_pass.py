"""Tolerant where the meaning is certain (N23): no fault, the right values, changes said."""

from pathlib import Path

import pytest

from tests.workbooks.cases import noted, read, told
from tests.workbooks.should_pass.cases import CASES


@pytest.mark.parametrize("name", CASES)
def test_it_is_read(name: str, tmp_path: Path):
    case = CASES[name]
    outcome = read(case.build(tmp_path / case.name), case.form)
    assert told(outcome) == []
    assert [record.values for record in outcome.sheets[0].records] == case.records
    assert noted(outcome) == case.notes
