"""A reason answers a 核实性 finding until a value that it stands on changes (decisions §3)."""

from dataclasses import replace

from istc.checks.reasons import open_findings
from tests.unit.checks.test_findings import FOUND


def reason(text: str = "因公团组合并", fingerprint: str = FOUND.fingerprint) -> dict[str, str]:
    return {"text": text, "fingerprint": fingerprint}


def test_a_verify_finding_is_open_without_a_reason():
    assert open_findings([FOUND], {}) == [FOUND]


def test_a_reason_closes_it():
    assert open_findings([FOUND], {FOUND.key: reason()}) == []


def test_a_changed_value_voids_the_reason():
    changed = replace(FOUND, reads=(("training_persons", "1"),))
    assert open_findings([changed], {FOUND.key: reason()}) == [changed]


def test_blanks_are_no_reason():
    assert open_findings([FOUND], {FOUND.key: reason(text="  ")}) == [FOUND]


def test_errors_and_hints_take_no_reason():
    others = [replace(FOUND, level="error"), replace(FOUND, level="hint")]
    assert open_findings(others, {}) == []
