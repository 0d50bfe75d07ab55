"""Strict where the meaning is not certain (N23): exactly these findings, and no others."""

from pathlib import Path

import pytest

from tests.workbooks.cases import read, told
from tests.workbooks.should_fail.cases import CASES


@pytest.mark.parametrize("name", CASES)
def test_it_says_exactly_this(name: str, tmp_path: Path):
    case = CASES[name]
    outcome = read(case.build(tmp_path / case.name), case.form)
    assert told(outcome) == case.faults
    found = [record.values for sheet in outcome.sheets for record in sheet.records]
    assert found == case.records
