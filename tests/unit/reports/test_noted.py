"""Findings as they are kept with a report."""

from decimal import Decimal

from istc.checks.findings import Finding
from istc.reports.models import FormReport
from istc.reports.noted import MOST, as_json, from_json, note, noted


def finding(**more) -> Finding:
    plain = {
        "code": "R_02.jump", "level": "verify", "form": "R_02", "item": None, "record": None,
        "table": None, "row": None, "what": "13 合计", "wrong": "大于", "mend": "请核对",
    }  # fmt: skip
    return Finding(**{**plain, **more})


def test_a_finding_comes_back_as_it_was():
    full = finding(
        item="total", record=7, table="ages", row=0, left=Decimal("1.50"), right=Decimal(0),
        diff=Decimal("1.50"), reads=(("total", "1.50"), ("last", "")),
    )  # fmt: skip
    for one in (full, finding()):
        again = from_json(as_json(one))
        assert again == one
        assert (again.key, again.fingerprint) == (one.key, one.fingerprint)


def test_blanks_are_not_kept():
    assert set(as_json(finding())) == {"code", "level", "form", "what", "wrong", "mend"}


def test_they_hold_as_long_as_the_form_is_the_same(edition):
    form, report = edition.by_code["R_02"], FormReport()
    assert noted(form, report) is None
    note(form, report, [finding()])
    assert noted(form, report) == [finding()]
    assert noted(edition.by_code["R_03"], report) is None


def test_too_many_are_not_kept(edition):
    form, report = edition.by_code["R_02"], FormReport()
    note(form, report, [finding(row=number) for number in range(MOST + 1)])
    assert (noted(form, report), report.findings) == (None, [])
