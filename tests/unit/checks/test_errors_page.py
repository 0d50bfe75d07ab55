"""docs/errors.md lists every code and is up to date."""

from pathlib import Path

from istc.checks.catalogue import catalogue
from istc.checks.errors_page import COMMAND, page
from istc.definitions.kinds.refusals import TEMPLATES

DOCS = Path(__file__).parents[3] / "docs"


def test_the_page_is_current():
    assert (DOCS / "errors.md").read_text(encoding="utf-8") == page(), f"run: {COMMAND}"


def test_every_code_is_there_once():
    codes = [one.code for one in catalogue()] + list(TEMPLATES)
    lines = page().splitlines()
    assert [sum(line.startswith(f"| {code} |") for line in lines) for code in codes] == [1] * len(
        codes
    )


def test_codes_are_in_order_and_messages_are_short_and_plain():
    """design.md §7: no 您好, 请您, 操作成功, no exclamation mark."""
    codes = [one.code for one in catalogue()]
    assert codes == sorted(set(codes))
    for one in catalogue():
        for words in (one.wrong, one.mend, one.title, one.why):
            assert not any(bad in words for bad in ("您", "成功", "！", "!"))
