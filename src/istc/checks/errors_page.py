"""docs/errors.md, made from the catalogue and the kinds' refusals so that it cannot fall behind."""

from collections.abc import Iterable, Sequence

from istc.checks.catalogue import catalogue
from istc.definitions.kinds.refusals import TEMPLATES

COMMAND = "python -c 'from istc.checks.errors_page import page; print(page(), end=\"\")'"
LEVELS = {
    "error": ("强制性", "blocks 完成填报, never the saving of a draft"),
    "verify": (
        "核实性",
        "completes only with a written reason, void when a value it stands on changes",
    ),
    "hint": ("提示", "informs"),
}

_HEAD = f"""# Findings and their codes

Made by the following line, with `PYTHONPATH=src`; a test compares.

    {COMMAND} > docs/errors.md

A finding says which item, what is wrong and how to mend it; `{{…}}` is filled in. Three sources:

- **Rules** written in the questionnaire (`balances`, `checks`): the code is the rule's id, such as
  `HZ_02_001.B1` or `HZ_02_001.persons_cover.3`; see docs/DEFINITIONS.md.
- **Generic findings** that follow from the items: C101 and on.
- **Refusals** of a kind: a value that is not stored when it is typed or imported. Under the same
  code a check names a stored value that its item would not take today.
"""


def page() -> str:
    """The whole page, in Markdown."""
    levels = [(level, *words) for level, words in LEVELS.items()]
    generic = [
        (one.code, one.level, one.title, one.why, f"{one.wrong}。{one.mend}。")
        for one in catalogue()
    ]
    refusals = [(code, f"{wrong}。{mend}。") for code, (wrong, mend) in TEMPLATES.items()]
    parts = [
        _HEAD,
        _section("Levels", ("level", "on the page", "effect"), levels),
        _section("Generic findings", ("code", "level", "title", "why", "message"), generic),
        _section("Refusals", ("code", "message"), refusals),
    ]
    return "\n".join(parts)


def _section(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [_row(head), _row(["---"] * len(head)), *(_row(row) for row in rows)]
    return f"## {title}\n\n" + "\n".join(lines) + "\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
