"""The codes as docs/DEFINITIONS.md lists them."""

from istc.definitions.lint.catalogue import CODES
from istc.definitions.places import ROOT


def test_every_code_is_in_the_document():
    document = (ROOT.parent / "docs" / "DEFINITIONS.md").read_text(encoding="utf-8")
    assert [code for code, words in CODES.items() if f"| {code} | {words} |" not in document] == []
