"""The stamp is read as it was written, and nothing else is taken for one."""

import json

import pytest

from istc.documents.stamp import Stamp, read_stamp

STAMP = Stamp("form", "2020", 2020, "js", "江宁理工大学", ("HZ_02_007",), "A-1", True)


def test_it_comes_back():
    assert read_stamp(STAMP.text()) == STAMP
    short = read_stamp(STAMP.short_text())
    assert short is not None
    assert (short.unit, short.forms, short.unit_name) == ("js", ("HZ_02_007",), "")
    assert len(STAMP.short_text()) < 256


def test_a_report_is_short_too():
    report = Stamp("report", "2020", 2020, "js", "江宁理工大学", ("HZ_01_001",) * 49)
    assert len(report.short_text()) < 256


@pytest.mark.parametrize("text", ["", "x", "[]", "{}", json.dumps({"mark": "istc-workbook-1"})])
def test_anything_else_is_none(text: str):
    assert read_stamp(text) is None
